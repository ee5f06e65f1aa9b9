package evenkeel.worker.account;

import evenkeel.account.Forecast;
import evenkeel.account.Forecasting;
import evenkeel.account.Reading;
import evenkeel.settings.AccountSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What it takes to recover, from the readings of the last hours. */
public final class Forecasts {
  private final Map<String, AccountSettings> accounts;
  private final ReadingsLedger readings;

  public Forecasts(Map<String, AccountSettings> accounts, ReadingsLedger readings) {
    this.accounts = Map.copyOf(accounts);
    this.readings = readings;
  }

  /** As of the last reading that counted; empty before the first. */
  public Optional<Forecast> of(String account) {
    return readings
        .lastAccepted(account)
        .map(ReadingsLedger.Stored::reading)
        .flatMap(
            last -> Optional.ofNullable(accounts.get(account)).map(one -> forecast(one, last)));
  }

  private Forecast forecast(AccountSettings account, Reading last) {
    List<Forecasting.Sample> samples =
        readings.within(account.id(), Forecasting.LAST_HOURS, last.readAt()).stream()
            .map(reading -> new Forecasting.Sample(reading.readAt(), reading.uploadedBytes()))
            .toList();
    return Forecasting.forecast(last, account.levels().recovery(), samples);
  }
}
