package evenkeel.worker.qbittorrent.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;

/** Reads answers that are one short line of text. */
public final class TextReader {
  private static final int LONGEST = 4096;

  private TextReader() {}

  /** The line, without white space around it. */
  public static String line(String path, InputStream body) throws IOException {
    var read = body.readNBytes(LONGEST + 1);
    var line = new String(read, UTF_8).strip();
    if (line.isEmpty() || read.length > LONGEST || line.startsWith("<")) {
      throw new UnreadableAnswer(path, "not a short line of text");
    }
    return line;
  }
}
