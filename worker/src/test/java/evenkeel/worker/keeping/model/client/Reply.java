package evenkeel.worker.keeping.model.client;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What comes back.
 *
 * @param status 0 = nothing does
 * @param cookie the header that sets one
 */
public record Reply(int status, String body, @Nullable String cookie) {
  public static final Reply LOST = of(0);

  public static Reply of(int status) {
    return new Reply(status, "", null);
  }

  public static Reply text(String text) {
    return new Reply(200, text, null);
  }

  byte[] wire() {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + " X\r\nContent-Length: "
            + bytes.length
            + (cookie == null ? "" : "\r\nSet-Cookie: " + cookie)
            + "\r\n\r\n";
    ByteArrayOutputStream wire = new ByteArrayOutputStream(head.length() + bytes.length);
    wire.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    wire.writeBytes(bytes);
    return wire.toByteArray();
  }
}
