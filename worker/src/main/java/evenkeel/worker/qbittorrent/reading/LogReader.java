package evenkeel.worker.qbittorrent.reading;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code log/main} for the line with which the client began. It counts its lines from 0 at
 * each start and keeps the last 20,000.
 */
public final class LogReader {
  public static final String PATH = "log/main";

  /** Asks for all that it keeps. */
  public static final Map<String, String> WHOLE = Map.of("last_known_id", "-1");

  private @Nullable String first;
  private long id;
  private long time;
  private String message = "";

  private LogReader() {}

  /** The first line, by its time and a hash of its words; empty if it is kept no more. */
  public static Optional<String> first(InputStream body) throws IOException {
    return JsonAnswer.read(PATH, body, json -> new LogReader().read(json));
  }

  private Optional<String> read(JsonAnswer json) {
    json.eachItem(() -> line(json));
    return Optional.ofNullable(first);
  }

  private void line(JsonAnswer json) {
    id = -1;
    json.eachField(name -> field(name, json));
    if (id == 0) {
      first = "logged %d %08x".formatted(time, message.hashCode());
    }
  }

  private void field(String name, JsonAnswer json) {
    switch (name) {
      case "id" -> id = json.wholeNumber();
      case "timestamp" -> time = json.wholeNumber();
      case "message" -> message = json.text();
      default -> json.skip();
    }
  }
}
