package evenkeel.bench;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Things opened one after the other; closes them the other way round unless all were. */
final class Opening implements Closeable {
  private Deque<Closeable> opened = new ArrayDeque<>();

  void then(Closeable one) {
    opened.push(one);
  }

  /** From here on the caller closes them all. */
  Closeable done() {
    Opening all = new Opening();
    all.opened = opened;
    opened = new ArrayDeque<>();
    return all;
  }

  @Override
  public void close() throws IOException {
    while (!opened.isEmpty()) {
      opened.pop().close();
    }
  }
}
