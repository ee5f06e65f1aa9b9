package evenkeel.worker.qbittorrent.reading;

import java.io.IOException;
import java.io.InputStream;

/** Reads {@code app/processInfo}, which every client that takes API keys answers. */
public final class LaunchReader {
  public static final String PATH = "app/processInfo";

  private long seconds;

  private LaunchReader() {}

  /** When the client was started, in seconds of its own clock. */
  public static long seconds(InputStream body) throws IOException {
    return JsonAnswer.read(PATH, body, json -> new LaunchReader().read(json));
  }

  private long read(JsonAnswer json) {
    json.eachField(name -> field(name, json));
    if (seconds == 0) {
      throw json.unreadable("launch_time is missing");
    }
    return seconds;
  }

  private void field(String name, JsonAnswer json) {
    if (name.equals("launch_time")) {
      seconds = json.wholeNumber();
    } else {
      json.skip();
    }
  }
}
