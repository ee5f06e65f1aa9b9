package evenkeel.simulator.qbittorrent;

import evenkeel.simulator.torrent.MadeTorrent;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A request body as qBittorrent wants it. */
@SuppressWarnings("ArrayRecordComponent") // sent, never compared
record Form(String contentType, byte[] body) {
  private static final String BOUNDARY = "evenkeel-simulator-boundary";

  static Form of(Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return new Form("application/x-www-form-urlencoded", body.getBytes(StandardCharsets.US_ASCII));
  }

  /** Fields and .torrent files, each under a file name of its own: equal names hide each other. */
  static Form of(Map<String, String> fields, List<MadeTorrent> torrents) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    fields.forEach((name, value) -> part(body, "name=\"" + name + "\"", bytes(value)));
    for (MadeTorrent torrent : torrents) {
      String file = "name=\"torrents\"; filename=\"" + torrent.hash() + ".torrent\"";
      part(body, file + "\r\nContent-Type: application/x-bittorrent", torrent.bytes());
    }
    body.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
    return new Form("multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
  }

  private static void part(ByteArrayOutputStream body, String header, byte[] content) {
    body.writeBytes(
        bytes("--" + BOUNDARY + "\r\nContent-Disposition: form-data; " + header + "\r\n\r\n"));
    body.writeBytes(content);
    body.writeBytes(bytes("\r\n"));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
