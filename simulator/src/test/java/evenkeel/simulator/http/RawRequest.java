package evenkeel.simulator.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A GET without a client's cleverness, such as trying again unasked. */
public final class RawRequest {
  private RawRequest() {}

  /** All that comes back before the connection ends. */
  public static String get(URI uri, String headers) throws IOException {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n%s\r\n"
              .formatted(uri.getRawPath(), uri.getAuthority(), headers);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
