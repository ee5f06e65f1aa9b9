package evenkeel.worker.checkup;

import evenkeel.account.Reading;
import evenkeel.settings.AccountSettings;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.ReadingsLedger.Stored;
import evenkeel.worker.checkup.Finding.Server;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import evenkeel.worker.trackersite.session.CookieStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds out about an account's site from what a running Evenkeel has written down, without asking
 * the site: the session belongs to Evenkeel, and two who use one cookie may kill it.
 */
public final class KeptSite {
  private final JdbcClient jdbc;
  private final InstantSource clock;

  public KeptSite(JdbcClient jdbc, InstantSource clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Finding examine(AccountSettings account, CookieStore cookies) {
    Server server = SiteCheckup.server(account);
    @Nullable String death = cookies.load().death();
    if (death != null) {
      return Finding.wrong(server, death, Kind.COOKIE_DEAD.advice());
    }
    Optional<Stored> last = new ReadingsLedger(jdbc).lastAccepted(account.id());
    if (last.isEmpty()) {
      return Finding.unasked(
          server,
          "Evenkeel runs and has no reading yet",
          "wait for the next, at most %s; if it stays so, look into the notices"
              .formatted(minutes(account.interval())));
    }
    return judged(account, server, last.get().reading());
  }

  private Finding judged(AccountSettings account, Server server, Reading reading) {
    Duration age = Duration.between(reading.readAt(), clock.instant());
    String words =
        "Evenkeel runs; its last reading is %s old: %s"
            .formatted(minutes(age), SiteCheckup.words(reading));
    return age.compareTo(account.stale()) > 0
        ? Finding.wrong(server, words + missed(account.id()), "see why it is not read any more")
        : Finding.well(server, words);
  }

  /** What Evenkeel told of it, if it did. */
  private String missed(String account) {
    return jdbc.sql(
            """
            select text from notices where account = :account and kind = 'STALE'
            order by id desc limit 1
            """)
        .param("account", account)
        .query(String.class)
        .optional()
        .map(text -> "; " + text)
        .orElse("");
  }

  private static String minutes(Duration time) {
    return time.toMinutes() < 2 ? time.toSeconds() + " s" : time.toMinutes() + " min";
  }
}
