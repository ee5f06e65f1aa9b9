package evenkeel.worker;

import evenkeel.settings.AccountSettings;
import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.schedule.Schedules;
import io.grpc.StatusRuntimeException;
import io.temporal.failure.TemporalException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * What a worker sees to for as long as it runs, whoever is away meanwhile or comes back with
 * nothing: schedules stand as set, and no open row is without its story.
 */
final class Housekeeping implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final List<AccountSettings> accounts;
  private final Schedules schedules;
  private final EmergencyListener emergencies;
  private final Duration every;
  private final Set<String> asSet = new HashSet<>();
  private CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;
  private @Nullable String trouble;

  Housekeeping(
      List<AccountSettings> accounts,
      Schedules schedules,
      EmergencyListener emergencies,
      Duration every) {
    this.accounts = accounts;
    this.schedules = schedules;
    this.emergencies = emergencies;
    this.every = every;
  }

  private void run() {
    do {
      seeTo();
    } while (!closed());
  }

  private void seeTo() {
    try {
      accounts.forEach(this::seeTo);
      trouble = null;
    } catch (DataAccessException | TemporalException | StatusRuntimeException away) {
      tell(String.valueOf(away.getMessage()));
    }
  }

  /** Today's settings are written once; later only what is not there any more. */
  private void seeTo(AccountSettings account) {
    emergencies.adopt(account.id());
    if (!schedules.createReadAccount(account) && !asSet.contains(account.id())) {
      schedules.updateReadAccount(account);
    }
    asSet.add(account.id());
  }

  private void tell(String why) {
    if (!why.equals(trouble)) {
      LOG.warn("schedules and open rows are looked after later: {}", why);
    }
    trouble = why;
  }

  private boolean closed() {
    try {
      return closing.await(every.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      return true;
    }
  }

  @Override
  public void start() {
    closing = new CountDownLatch(1);
    thread = Thread.ofPlatform().name("housekeeping").start(this::run);
  }

  @Override
  public void stop() {
    closing.countDown();
    if (thread != null) {
      thread.interrupt();
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
