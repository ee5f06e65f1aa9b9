package evenkeel.worker.qbittorrent.session;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that ends in trouble when it is longer than any honest one. */
final class BoundedBody extends FilterInputStream {
  private final String path;
  private long left;

  BoundedBody(String path, InputStream body, long most) {
    super(body);
    this.path = path;
    left = most;
  }

  @Override
  public int read() throws IOException {
    var read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    var read = super.read(into, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int read) {
    left -= read;
    if (left < 0) {
      throw new UnreadableAnswer(path, "longer than any honest answer");
    }
  }
}
