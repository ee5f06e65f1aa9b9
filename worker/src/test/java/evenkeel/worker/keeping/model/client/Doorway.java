package evenkeel.worker.keeping.model.client;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server on loopback for thousands of stories: it knows what Evenkeel sends, no more. */
public final class Doorway implements AutoCloseable {
  private static final int WAITING = 50;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ServerSocket door;
  private final Function<Call, Reply> answers;

  /** Starts at once. */
  public Doorway(Function<Call, Reply> answers) {
    this.answers = answers;
    try {
      door = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    threads.execute(this::welcome);
  }

  public String url() {
    return "http://127.0.0.1:" + door.getLocalPort();
  }

  private void welcome() {
    while (!door.isClosed()) {
      try {
        Socket visitor = door.accept();
        threads.execute(() -> serve(visitor));
      } catch (IOException broken) {
        if (!door.isClosed()) {
          throw new UncheckedIOException(broken);
        }
      }
    }
  }

  /** Until the visitor leaves, or an answer is lost. */
  private void serve(Socket visitor) {
    try (visitor) {
      visitor.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(visitor.getInputStream());
      boolean open = true;
      while (open) {
        Call call = Call.read(in);
        Reply reply = call == null ? Reply.LOST : answers.apply(call);
        open = reply.status() != 0;
        if (open) {
          visitor.getOutputStream().write(reply.wire());
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } finally {
      threads.shutdownNow();
    }
  }
}
