package evenkeel.api.emergency;

import evenkeel.api.account.ForecastView;
import evenkeel.api.account.ForecastsView;
import evenkeel.api.client.ClientView;
import evenkeel.api.client.ClientsView;
import evenkeel.api.client.TorrentCounts;
import evenkeel.settings.AccountSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts the figures of an account's emergency together. */
public final class Metrics {
  private static final BigDecimal BITS = BigDecimal.valueOf(8);
  private static final int MEGA = 6;
  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);

  private final EmergenciesView emergencies;
  private final ForecastsView forecasts;
  private final ClientsView clients;
  private final InstantSource clock;

  public Metrics(
      EmergenciesView emergencies,
      ForecastsView forecasts,
      ClientsView clients,
      InstantSource clock) {
    this.emergencies = emergencies;
    this.forecasts = forecasts;
    this.clients = clients;
    this.clock = clock;
  }

  MetricsView look(AccountSettings account) {
    Instant now = clock.instant();
    Optional<EmergencyView> open =
        emergencies
            .last(account.id())
            .filter(row -> row.closedAt() == null)
            .map(emergencies::whole);
    Optional<ForecastView> forecast = forecasts.look(account);
    List<TorrentCounts> torrents = torrents(account.id());
    return new MetricsView(
        forecast.map(ForecastView::ratio).orElse(null),
        open.isPresent(),
        mbps(torrents.stream().mapToLong(TorrentCounts::uploadRate).sum()),
        mbps(torrents.stream().mapToLong(TorrentCounts::downloadRate).sum()),
        torrents.stream().mapToInt(TorrentCounts::activeUploads).sum(),
        torrents.stream().mapToInt(TorrentCounts::activeDownloads).sum(),
        open.map(Metrics::stopped).orElse(0),
        open.map(EmergencyView::openedAt).map(at -> hours(at, now)).orElse(BigDecimal.ZERO),
        forecast.map(ForecastView::hoursLikely).orElse(null),
        now);
  }

  /** A client that is away moves nothing that anybody knows of. */
  private List<TorrentCounts> torrents(String account) {
    return clients.all().stream()
        .filter(ClientView::reachable)
        .flatMap(client -> Optional.ofNullable(client.accounts().get(account)).stream())
        .toList();
  }

  private static int stopped(EmergencyView open) {
    return open.clients().stream().mapToInt(ClientProgress::stopped).sum();
  }

  private static BigDecimal mbps(long bytesPerSecond) {
    return BigDecimal.valueOf(bytesPerSecond)
        .multiply(BITS)
        .movePointLeft(MEGA)
        .setScale(3, RoundingMode.HALF_UP);
  }

  private static BigDecimal hours(Instant from, Instant to) {
    return BigDecimal.valueOf(Math.max(0, Duration.between(from, to).toMinutes()))
        .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP);
  }
}
