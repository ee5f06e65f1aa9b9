package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.SupervisorEvent.Kind;
import evenkeel.standalone.supervisor.process.Running;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps one part running: starts it, waits for its death, rests, starts it again. */
final class Upkeep implements Support {
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);
  private static final Duration LOOK = Duration.ofMillis(50);
  private static final Duration TRIM = Duration.ofSeconds(10);
  private static final int FUTILE_STARTS = 3;
  private static final int NO_EXIT_CODE = -1;

  private final Part part;
  private final Consumer<SupervisorEvent> listener;
  private final Consumer<StartFailure> gaveUp;
  private final Pauses pauses = new Pauses();
  private final Semaphore woken = new Semaphore(0);
  private final CountDownLatch over = new CountDownLatch(1);
  private @Nullable Running running;
  private boolean ending;
  private boolean atOnce;
  private int futileStarts;
  private volatile boolean everReady;
  private volatile @Nullable StartFailure failure;

  Upkeep(Part part, Consumer<SupervisorEvent> listener, Consumer<StartFailure> gaveUp) {
    this.part = part;
    this.listener = listener;
    this.gaveUp = gaveUp;
  }

  @Override
  public void begin() throws StartFailure, InterruptedException {
    Thread.ofPlatform().daemon().name("upkeep-" + part.name()).start(this::keep);
    Thread.ofPlatform().daemon().name("log-" + part.name()).start(this::trimLog);
    awaitReady();
  }

  long awaitReady() throws StartFailure, InterruptedException {
    var until = System.nanoTime() + READY_WITHIN.toNanos();
    while (System.nanoTime() < until) {
      var known = failure;
      if (known != null) {
        throw known;
      }
      var before = pid();
      if (before.isPresent() && part.ready() && pid().equals(before)) {
        everReady = true;
        return before.getAsLong();
      }
      Thread.sleep(LOOK);
    }
    throw failure("was not ready within " + READY_WITHIN.toSeconds() + " s", 1);
  }

  @Override
  public synchronized OptionalLong pid() {
    return running == null ? OptionalLong.empty() : OptionalLong.of(running.pid());
  }

  /** SIGKILL, and a start without a pause; gives the pid that was killed once it is dead. */
  synchronized OptionalLong kill() throws InterruptedException {
    var victim = running;
    if (victim == null) {
      return OptionalLong.empty();
    }
    atOnce = true;
    victim.kill();
    while (running != null && running.equals(victim)) {
      wait();
    }
    return OptionalLong.of(victim.pid());
  }

  void shortenPauses() {
    pauses.reset();
  }

  @Override
  public void end() {
    Running last;
    synchronized (this) {
      ending = true;
      last = running;
    }
    woken.release();
    over.countDown();
    if (last != null) {
      last.end();
    }
  }

  private void keep() {
    try {
      var began = System.nanoTime();
      while (livesAgainAfter(live())) {
        rest(Duration.ofNanos(System.nanoTime() - began));
        began = System.nanoTime();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void trimLog() {
    try {
      while (!over.await(TRIM.toMillis(), TimeUnit.MILLISECONDS)) {
        part.log().trim();
      }
    } catch (IOException e) {
      tell(
          Kind.LOG_KEPT,
          0,
          "its log cannot be made smaller until it starts again: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int live() throws InterruptedException {
    Running life;
    try {
      life = launch();
    } catch (IOException e) {
      tell(Kind.NOT_STARTED, 0, "could not be started: " + e.getMessage());
      return NO_EXIT_CODE;
    }
    if (life == null) {
      return NO_EXIT_CODE;
    }
    tell(Kind.STARTED, life.pid(), "started as process " + life.pid());
    var code = life.awaitExit();
    if (buried()) {
      tell(Kind.DIED, life.pid(), "process %d ended with %d".formatted(life.pid(), code));
    }
    return code;
  }

  private synchronized @Nullable Running launch() throws IOException, InterruptedException {
    running = ending ? null : part.launch();
    return running;
  }

  private synchronized boolean buried() {
    running = null;
    notifyAll();
    return !ending;
  }

  private boolean livesAgainAfter(int exitCode) {
    if (isEnding()) {
      return false;
    }
    if (part.refusedWith(exitCode)) {
      return giveUp(failure("refused to start", exitCode));
    }
    if (!everReady && ++futileStarts == FUTILE_STARTS) {
      return giveUp(failure("ended " + FUTILE_STARTS + " times before it was ready", 1));
    }
    return true;
  }

  private boolean giveUp(StartFailure reason) {
    failure = reason;
    tell(Kind.GAVE_UP, 0, String.valueOf(reason.getMessage()));
    gaveUp.accept(reason);
    return false;
  }

  private void rest(Duration ran) throws InterruptedException {
    var pause = takeAtOnce() ? Duration.ZERO : pauses.after(ran);
    tell(Kind.RESTARTING, 0, "starts again in " + pause.toSeconds() + " s");
    if (woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
      woken.release();
    }
  }

  private synchronized boolean takeAtOnce() {
    var taken = atOnce;
    atOnce = false;
    return taken;
  }

  private synchronized boolean isEnding() {
    return ending;
  }

  private StartFailure failure(String what, int exitCode) {
    return new StartFailure(part.name() + " " + what + ":\n" + part.log().tail(), exitCode);
  }

  private void tell(Kind kind, long pid, String text) {
    listener.accept(new SupervisorEvent(kind, part.name(), pid, text));
  }
}
