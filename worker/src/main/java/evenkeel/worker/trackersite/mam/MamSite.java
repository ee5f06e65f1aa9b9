package evenkeel.worker.trackersite.mam;

import evenkeel.account.Reading;
import evenkeel.worker.trackersite.TrackerSite;
import evenkeel.worker.trackersite.session.Answer;
import evenkeel.worker.trackersite.session.CookieStore;
import evenkeel.worker.trackersite.session.Pace;
import evenkeel.worker.trackersite.session.SiteSession;
import evenkeel.worker.trackersite.session.Transport;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import okhttp3.HttpUrl;

/** An account on MyAnonamouse. */
public final class MamSite implements TrackerSite {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final HttpUrl url;
  private final Transport transport;
  private final SiteSession session;
  private final MamReader reader;

  /**
   * @param site base address of the site
   * @param version Evenkeel's own version, told to the site
   */
  public MamSite(String account, URI site, CookieStore store, Pace pace, String version) {
    this(account, site, store, pace, new Transport("Evenkeel/" + version, "mam_id", TIMEOUT));
  }

  MamSite(String account, URI site, CookieStore store, Pace pace, Transport transport) {
    this.url =
        HttpUrl.get(site.toString())
            .newBuilder()
            .addPathSegment("jsonLoad.php")
            .query("snatch_summary")
            .build();
    this.transport = transport;
    this.session = new SiteSession(transport, pace, store, MamRefusals::in);
    this.reader = new MamReader(account);
  }

  /** How far this machine's clock is before the site's, by its last answer, if it said its time. */
  public Optional<Duration> skew() {
    return transport.skew();
  }

  @Override
  public Reading read() {
    Answer answer = session.get(url);
    return reader.read(answer.body(), answer.at());
  }
}
