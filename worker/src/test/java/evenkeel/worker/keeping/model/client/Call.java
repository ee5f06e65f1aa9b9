package evenkeel.worker.keeping.model.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of the Web API.
 *
 * @param path such as {@code torrents/stop}
 * @param form its parameters as they were written
 * @param session the cookie, if there was one
 */
public record Call(String method, String path, String form, @Nullable String session) {
  public static final String INFO = "torrents/info";
  public static final String PREFERENCES = "app/setPreferences";
  private static final String API = "/api/v2/";

  /** The next one of a connection; null if its other end has left. */
  static @Nullable Call read(InputStream in) throws IOException {
    String first = line(in);
    if (first.isEmpty()) {
      return null;
    }
    String session = null;
    int length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      String[] parts = header.split(": ", 2);
      switch (parts[0].toLowerCase(Locale.ROOT)) {
        case "cookie" -> session = parts[1];
        case "content-length" -> length = Integer.parseInt(parts[1]);
        default -> {}
      }
    }
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    String[] words = first.split(" ", 3);
    String[] target = words[1].split("\\?", 2);
    String query = target.length > 1 ? target[1] : "";
    boolean post = words[0].equals("POST");
    return new Call(words[0], target[0].substring(API.length()), post ? body : query, session);
  }

  /** Without its end; empty at the end of everything. */
  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n' && next >= 0; next = in.read()) {
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  boolean write() {
    return path.equals(PREFERENCES) || (path.startsWith("torrents/") && !path.equals(INFO));
  }

  /** A parameter; empty if it is not there. */
  public String field(String name) {
    return fields().getOrDefault(name, "");
  }

  /** The torrents that it concerns. */
  public List<String> hashes() {
    return List.of(field("hashes").split("\\|", -1));
  }

  private Map<String, String> fields() {
    Map<String, String> fields = new HashMap<>();
    for (String field : form.split("&", -1)) {
      String[] parts = field.split("=", 2);
      if (parts.length == 2) {
        fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return fields;
  }
}
