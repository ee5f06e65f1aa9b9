package evenkeel.worker.checkup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port under which another one is published, byte by byte, as containers do. */
final class PublishedPort implements AutoCloseable {
  private final ServerSocket socket;
  private final int target;

  PublishedPort(int target) {
    this.target = target;
    try {
      socket = new ServerSocket(0, 20, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    try {
      while (true) {
        Socket outside = socket.accept();
        Socket inside = new Socket(InetAddress.getLoopbackAddress(), target);
        Thread.ofVirtual().start(() -> pipe(outside, inside));
        Thread.ofVirtual().start(() -> pipe(inside, outside));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void pipe(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException broken) {
      // One side went away; both are closed.
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
