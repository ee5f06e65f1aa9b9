package evenkeel.simulator.proxy;

import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.Delivery;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The server behind the proxy: every request is sent exactly once, on a connection of its own. */
record Upstream(URI uri) {

  Answer ask(ProxyRequest request) throws IOException {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      socket.getOutputStream().write(request.wire(uri.getAuthority()));
      return read(new BufferedInputStream(socket.getInputStream()), request.method());
    }
  }

  private static Answer read(InputStream in, String method) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] pair = line.split(":", 2);
      headers.add(Map.entry(pair[0], pair[1].strip()));
    }
    byte[] body = method.equals("HEAD") ? new byte[0] : body(in, headers, status);
    headers.removeIf(header -> isOfTheConnection(header.getKey()));
    return new Answer(status, headers, body, new Delivery.Whole());
  }

  private static byte[] body(InputStream in, List<Map.Entry<String, String>> headers, int status)
      throws IOException {
    if (status == 204 || status == 304) {
      return new byte[0];
    }
    if (value(headers, "transfer-encoding").equals(Optional.of("chunked"))) {
      return chunks(in);
    }
    Optional<String> length = value(headers, "content-length");
    return length.isEmpty() ? in.readAllBytes() : exactly(in, Integer.parseInt(length.get()));
  }

  private static byte[] chunks(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
      body.writeBytes(exactly(in, size));
      line(in);
    }
    return body.toByteArray();
  }

  private static int chunkSize(InputStream in) throws IOException {
    return Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
  }

  private static byte[] exactly(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the server ended after " + bytes.length + " of " + length + " bytes");
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new EOFException("the server ended in the middle of a line");
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private static Optional<String> value(List<Map.Entry<String, String>> headers, String name) {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase(name))
        .map(header -> header.getValue().toLowerCase(Locale.ROOT))
        .findFirst();
  }

  private static boolean isOfTheConnection(String header) {
    return List.of("content-length", "transfer-encoding", "connection", "keep-alive", "date")
        .contains(header.toLowerCase(Locale.ROOT));
  }
}
