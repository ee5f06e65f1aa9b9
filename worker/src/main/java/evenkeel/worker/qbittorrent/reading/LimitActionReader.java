package evenkeel.worker.qbittorrent.reading;

import java.io.IOException;
import java.io.InputStream;

/** Reads, of {@code app/preferences}, what the client does with a torrent at a share limit. */
public final class LimitActionReader {
  private static final int REMOVE = 1;
  private static final int REMOVE_WITH_FILES = 3;

  private int action;

  private LimitActionReader() {}

  /** Whether a torrent at its limit is removed, with its files or without. */
  public static boolean removes(InputStream body) throws IOException {
    return JsonAnswer.read(
        PreferencesReader.PATH,
        body,
        json -> {
          LimitActionReader found = new LimitActionReader();
          json.eachField(name -> found.field(json, name));
          return found.action == REMOVE || found.action == REMOVE_WITH_FILES;
        });
  }

  private void field(JsonAnswer json, String name) {
    if (name.equals("max_ratio_act")) {
      action = (int) json.number();
    } else {
      json.skip();
    }
  }
}
