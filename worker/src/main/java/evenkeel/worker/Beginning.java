package evenkeel.worker;

import evenkeel.settings.AccountSettings;
import evenkeel.worker.emergency.EmergencyListener;
import evenkeel.worker.schedule.Schedules;
import java.util.List;
import org.springframework.context.SmartLifecycle;

/** What a worker sees to when it begins: schedules as set, rows without a story adopted. */
final class Beginning implements SmartLifecycle {
  private final List<AccountSettings> accounts;
  private final Schedules schedules;
  private final EmergencyListener emergencies;
  private volatile boolean begun;

  Beginning(
      List<AccountSettings> accounts, Schedules schedules, EmergencyListener emergencies) {
    this.accounts = accounts;
    this.schedules = schedules;
    this.emergencies = emergencies;
  }

  @Override
  public void start() {
    for (AccountSettings account : accounts) {
      emergencies.adopt(account.id());
      schedules.readAccount(account);
    }
    begun = true;
  }

  @Override
  public void stop() {
    begun = false;
  }

  @Override
  public boolean isRunning() {
    return begun;
  }
}
