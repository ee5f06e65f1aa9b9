package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.SupervisorEvent.Kind;
import evenkeel.standalone.supervisor.outside.OutsideServer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Waits for somebody else's server as long as it takes, and tells when it goes and comes. */
final class Watch implements Support {
  private static final Duration AWAY = Duration.ofSeconds(3);
  private static final Duration THERE = Duration.ofSeconds(30);

  private final OutsideServer server;
  private final Consumer<SupervisorEvent> listener;
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean there;
  private @Nullable String told;

  Watch(OutsideServer server, Consumer<SupervisorEvent> listener) {
    this.server = server;
    this.listener = listener;
  }

  @Override
  public void begin() throws StartFailure, InterruptedException {
    Thread.ofPlatform().daemon().name("watch").start(this::watch);
    reached.await();
    if (!there) {
      throw new StartFailure("Evenkeel does not wait for " + server.name() + " any more.");
    }
  }

  @Override
  public void end() {
    ended.countDown();
  }

  @Override
  public OptionalLong pid() {
    return OptionalLong.empty();
  }

  private void watch() {
    try {
      do {
        look();
      } while (!ended.await((there ? THERE : AWAY).toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      reached.countDown();
    }
  }

  private void look() throws InterruptedException {
    Optional<String> trouble = server.trouble();
    String now = trouble.orElse("is there");
    if (!now.equals(told)) {
      tell(trouble.isPresent() ? Kind.AWAY : Kind.REACHED, now);
      told = now;
    }
    there = trouble.isEmpty();
    if (there) {
      reached.countDown();
    }
  }

  private void tell(Kind kind, String state) {
    String text = kind == Kind.AWAY ? state + "; waiting for it" : state;
    listener.accept(new SupervisorEvent(kind, server.name(), 0, text));
  }
}
