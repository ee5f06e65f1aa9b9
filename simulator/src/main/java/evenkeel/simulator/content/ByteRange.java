package evenkeel.simulator.content;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of a file, the end not included. */
record ByteRange(long from, long end) {
  private static final int PIECE = 64 * 1024;
  private static final int STEP = 2 * 1024;
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d+)-(\\d*)");

  static ByteRange parse(String header, long size) {
    Matcher matcher = HEADER.matcher(header);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Range: " + header + "; allowed is bytes=FROM-[LAST]");
    }
    String last = matcher.group(2);
    long end = last.isEmpty() ? size : Math.min(size, Long.parseLong(last) + 1);
    return new ByteRange(Long.parseLong(matcher.group(1)), end);
  }

  long length() {
    return end - from;
  }

  String header(long size) {
    return "bytes " + from + "-" + (end - 1) + "/" + size;
  }

  /** What is served next in one go: 2 KiB at most that lie within one piece. */
  ByteRange nextPart(long at) {
    long stepEnd = (at / STEP + 1) * STEP;
    return new ByteRange(at, Math.min(end, stepEnd));
  }

  int piece() {
    return Math.toIntExact(from / PIECE);
  }

  int offsetInPiece() {
    return Math.toIntExact(from % PIECE);
  }
}
