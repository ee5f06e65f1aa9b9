package evenkeel.worker;

import evenkeel.settings.AccountSettings;
import evenkeel.worker.account.ExtraReadings;
import evenkeel.worker.account.Freshness;
import evenkeel.worker.schedule.Schedules;

/** What is looked after between the readings of accounts. */
record AccountWatch(Freshness freshness, ExtraReadings extra) {

  /** Takes a reading at once if the next one should not be waited for. */
  void near(AccountSettings account, Schedules schedules) {
    if (extra.wanted(account) && schedules.readable(account) && extra.claim(account.id())) {
      schedules.readNow(account);
    }
  }
}
