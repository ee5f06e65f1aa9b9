package evenkeel.worker.notify;

import evenkeel.settings.NoticeKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice that waits for a target.
 *
 * @param notice its number in the ledger
 * @param age how long ago it was told
 * @param attempts how often it was sent without success
 */
record Due(long notice, Content content, Duration age, int attempts) {

  /** What it says. */
  record Content(
      String key,
      NoticeKind kind,
      @Nullable String account,
      @Nullable String client,
      String text,
      Instant toldAt) {

    /** The same at every attempt and at every target, another in every home. */
    UUID id() {
      return UUID.nameUUIDFromBytes((key + ' ' + toldAt).getBytes(StandardCharsets.UTF_8));
    }

    String headline() {
      String about = account == null ? client : account;
      return "Evenkeel: " + kind.words() + (about == null ? "" : " (" + about + ")");
    }
  }
}
