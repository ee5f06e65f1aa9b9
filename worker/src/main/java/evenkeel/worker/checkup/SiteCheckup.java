package evenkeel.worker.checkup;

import evenkeel.account.Reading;
import evenkeel.settings.AccountSettings;
import evenkeel.worker.checkup.Finding.Server;
import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.mam.MamSite;
import evenkeel.worker.trackersite.session.CookieStore;
import evenkeel.worker.trackersite.session.Pace;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/**
 * Examines an account's site with one request. The site may answer with a new cookie and let the
 * old one die: the store must be the one from which Evenkeel will go on.
 */
public final class SiteCheckup {
  private static final Duration TOO_MUCH = Duration.ofMinutes(2);
  private static final int DECIMALS = 3;

  private final String version;

  /**
   * @param version Evenkeel's own version, told to the site
   */
  public SiteCheckup(String version) {
    this.version = version;
  }

  public Finding examine(AccountSettings account, CookieStore cookies) {
    Server server = server(account);
    MamSite site =
        new MamSite(account.id(), account.site(), cookies, Pace.real(account.pace()), version);
    try {
      Finding well = Finding.well(server, "cookie accepted; " + words(site.read()));
      return site.skew()
          .filter(skew -> skew.abs().compareTo(TOO_MUCH) > 0)
          .map(skew -> well.warning(clock(skew)))
          .orElse(well);
    } catch (SiteTrouble trouble) {
      return wrong(server, account, trouble);
    }
  }

  static Server server(AccountSettings account) {
    return new Server("site of " + account.id(), account.site().toString());
  }

  private static Finding wrong(Server server, AccountSettings account, SiteTrouble trouble) {
    if (trouble.getCause() instanceof IOException network) {
      Wording what = NetworkTrouble.of(network, account.site());
      return Finding.wrong(server, what.found(), what.advice());
    }
    return Finding.wrong(server, trouble.found(), trouble.kind().advice());
  }

  /** For a person. */
  static String words(Reading reading) {
    return "ratio %s, %s GiB up, %s GiB down"
        .formatted(ratio(reading), gib(reading.uploadedBytes()), gib(reading.downloadedBytes()));
  }

  private static String ratio(Reading reading) {
    return reading.downloadedBytes() == 0
        ? "infinite"
        : BigDecimal.valueOf(reading.uploadedBytes())
            .divide(BigDecimal.valueOf(reading.downloadedBytes()), DECIMALS, RoundingMode.FLOOR)
            .toPlainString();
  }

  private static String gib(long bytes) {
    return BigDecimal.valueOf(bytes)
        .divide(BigDecimal.valueOf(1L << 30), 1, RoundingMode.FLOOR)
        .toPlainString();
  }

  private static String clock(Duration skew) {
    return "the clock here is %d s %s the site's: set this machine's clock by a time server"
        .formatted(skew.abs().toSeconds(), skew.isNegative() ? "behind" : "before");
  }
}
