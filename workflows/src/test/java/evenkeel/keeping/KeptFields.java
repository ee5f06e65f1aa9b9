package evenkeel.keeping;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Kept fields and torrents for tests: a torrent that ran normally and is claimed to stand still.
 */
final class KeptFields {
  private KeptFields() {}

  static KeptField<Run> claimed() {
    return new KeptField<>(
        1, Run.NORMAL, List.of(Run.STOPPED), null, 0, null, null, false, false, null, null);
  }

  static KeptField<Run> confirmed(Run value) {
    return new KeptField<>(
        1, Run.NORMAL, List.of(value), value, 1, null, null, false, false, null, null);
  }

  static KeptField<Run> sent(Run value, Instant at, @Nullable Instant fenced, int attempt) {
    PendingWrite<Run> pending = new PendingWrite<>(1, value, at, fenced, attempt);
    return new KeptField<>(
        1, Run.NORMAL, List.of(value), null, 0, null, null, false, false, null, pending);
  }

  static KeptField<Run> with(KeptField<Run> field, List<Run> wants) {
    return new KeptField<>(
        field.baselineId(),
        field.baseline(),
        wants,
        field.confirmed(),
        field.confirmedRun(),
        field.divergedLook(),
        field.absentLook(),
        field.parked(),
        field.guarded(),
        field.refusal(),
        field.pending());
  }

  static KeptField<Run> diverged(KeptField<Run> field, long look) {
    return new KeptField<>(
        1, Run.NORMAL, field.wants(), field.confirmed(), 1, look, null, false, false, null, null);
  }

  static KeptField<Run> absent(KeptField<Run> field, long look) {
    return new KeptField<>(
        1, Run.NORMAL, field.wants(), field.confirmed(), 1, null, look, false, false, null, null);
  }

  static KeptField<Run> parked(KeptField<Run> field) {
    return new KeptField<>(
        1, Run.NORMAL, field.wants(), field.confirmed(), 1, null, 5L, true, false, null, null);
  }

  static KeptField<Run> guarded(KeptField<Run> field) {
    return new KeptField<>(
        1,
        Run.NORMAL,
        field.wants(),
        field.confirmed(),
        field.confirmedRun(),
        5L,
        null,
        false,
        true,
        null,
        null);
  }

  static KeptField<Run> refused(KeptField<Run> field, Run target, long run) {
    KeptField.Refusal<Run> refusal = new KeptField.Refusal<>(target, run);
    return new KeptField<>(
        1,
        Run.NORMAL,
        field.wants(),
        field.confirmed(),
        1,
        null,
        null,
        false,
        false,
        refusal,
        null);
  }

  static Torrent torrent(Run run) {
    TorrentState state = run == Run.STOPPED ? TorrentState.STOPPED : TorrentState.DOWNLOADING;
    return torrent(state, false, run == Run.FORCED);
  }

  static Torrent masked() {
    return torrent(TorrentState.CHECKING, true, false);
  }

  private static Torrent torrent(TorrentState state, boolean masked, boolean forced) {
    return new Torrent(
        "a".repeat(40),
        "a".repeat(40),
        null,
        1,
        "Invented Book",
        state,
        masked,
        false,
        false,
        forced,
        "",
        Set.of(),
        Set.of("t.example.net"),
        0,
        Duration.ZERO,
        100,
        50,
        ShareLimits.global());
  }
}
