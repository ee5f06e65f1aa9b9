package evenkeel.api.account;

import evenkeel.account.Forecast;
import evenkeel.account.Forecasting;
import evenkeel.account.Reading;
import evenkeel.account.UploadCredit;
import evenkeel.settings.AccountSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What it takes the accounts to recover, computed from their readings. */
public final class ForecastsView {
  private static final BigDecimal SECONDS_PER_HOUR = BigDecimal.valueOf(3600);

  private final AccountsView accounts;
  private final ReadingsView readings;

  public ForecastsView(AccountsView accounts, ReadingsView readings) {
    this.accounts = accounts;
    this.readings = readings;
  }

  /** Empty before the first reading that counts. */
  public Optional<ForecastView> look(AccountSettings account) {
    return readings.last(account.id()).map(last -> forecast(account, last));
  }

  private ForecastView forecast(AccountSettings account, ReadingView last) {
    BigDecimal recovery = account.levels().recovery();
    Forecast forecast =
        Forecasting.forecast(
            reading(account.id(), last), recovery, readings.samples(account.id(), last.readAt()));
    return new ForecastView(
        account.id(),
        last.id(),
        last.readAt(),
        accounts.stale(account, last),
        last.ratio(),
        recovery,
        forecast.bytesNeeded(),
        hours(forecast.low()),
        hours(forecast.likely()),
        hours(forecast.high()),
        Forecasting.LONGEST.equals(forecast.likely()),
        credit(forecast.bytesNeeded(), last.points()));
  }

  private static Reading reading(String account, ReadingView last) {
    return new Reading(
        account,
        last.readAt(),
        "",
        last.uploadedBytes(),
        last.downloadedBytes(),
        null,
        last.points(),
        last.wedges(),
        last.vipUntil(),
        last.unsatisfied(),
        last.unsatisfiedLimit());
  }

  private static @Nullable BigDecimal hours(@Nullable Duration time) {
    return time == null
        ? null
        : BigDecimal.valueOf(time.toSeconds()).divide(SECONDS_PER_HOUR, 1, RoundingMode.HALF_UP);
  }

  private static ForecastView.@Nullable Credit credit(long needed, long points) {
    UploadCredit credit = UploadCredit.covering(needed);
    return credit.gib() == 0
        ? null
        : new ForecastView.Credit(credit.gib(), credit.points(), points, points >= credit.points());
  }
}
