package evenkeel.worker;

import evenkeel.settings.AccountSettings;
import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.schedule.Schedules;
import io.grpc.StatusRuntimeException;
import io.temporal.failure.TemporalException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * What a worker sees to when it begins: rows without a story adopted, schedules as set. Tried until
 * it succeeds, since Temporal or PostgreSQL may come up later.
 */
final class Beginning implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final List<AccountSettings> accounts;
  private final Schedules schedules;
  private final EmergencyListener emergencies;
  private final CountDownLatch ending = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("beginning").unstarted(this::begin);

  Beginning(List<AccountSettings> accounts, Schedules schedules, EmergencyListener emergencies) {
    this.accounts = accounts;
    this.schedules = schedules;
    this.emergencies = emergencies;
  }

  @Override
  public void start() {
    thread.start();
  }

  private void begin() {
    while (!begun() && !ended()) {
      LOG.info("tries again in {} s", PAUSE.toSeconds());
    }
  }

  private boolean begun() {
    try {
      for (AccountSettings account : accounts) {
        emergencies.adopt(account.id());
        schedules.readAccount(account);
      }
      return true;
    } catch (TemporalException | StatusRuntimeException | DataAccessException trouble) {
      LOG.warn("schedules and lost stories could not be seen to: {}", trouble.toString(), trouble);
      return false;
    }
  }

  private boolean ended() {
    try {
      return ending.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void stop() {
    ending.countDown();
  }

  @Override
  public boolean isRunning() {
    return thread.isAlive();
  }
}
