package evenkeel.worker.trackersite.session;

import evenkeel.settings.Secret;
import evenkeel.worker.http.RetryAfter;
import evenkeel.worker.http.SentOnce;
import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import evenkeel.worker.trackersite.session.Exchange.Answered;
import evenkeel.worker.trackersite.session.Exchange.Failed;
import evenkeel.worker.trackersite.session.Exchange.Outcome;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Sends exactly one GET per call: no redirect followed, nothing repeated, no body over 1 MiB. */
public final class Transport {
  private static final long MOST_BYTES = 1 << 20;
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final OkHttpClient http;
  private final String userAgent;
  private final String cookieName;
  private volatile @Nullable Duration skew;

  /**
   * @param cookieName name of the session's cookie at the site
   * @param timeout how long one request may take
   */
  public Transport(String userAgent, String cookieName, Duration timeout) {
    this.userAgent = userAgent;
    this.cookieName = cookieName;
    this.http =
        SentOnce.within(timeout)
            // Requests are minutes apart: a kept connection would only be found dead.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build();
  }

  /** How far this clock is before the server's, by its last answer, if it said its time. */
  public Optional<Duration> skew() {
    return Optional.ofNullable(skew);
  }

  Exchange get(HttpUrl url, Secret cookie, Clock clock) {
    if (!canBeSent(cookie.value())) {
      return Exchange.failed(
          SiteTrouble.of(Kind.COOKIE_DEAD, "it is empty or holds what no cookie can hold"));
    }
    Request request =
        new Request.Builder()
            .url(url)
            .header("User-Agent", userAgent)
            .header("Cookie", cookieName + "=" + cookie.value())
            .build();
    try (Response response = http.newCall(request).execute()) {
      Instant now = clock.instant();
      skew =
          Optional.ofNullable(response.headers().getInstant("Date"))
              .map(date -> Duration.between(date, now))
              .orElse(null);
      return new Exchange(
          CookieChange.in(response.headers(), url, cookieName, now),
          RetryAfter.read(SentOnce.retryAfter(response), now),
          outcome(response, clock));
    } catch (IOException e) {
      return Exchange.failed(SiteTrouble.unreachable(e));
    }
  }

  private static Outcome outcome(Response response, Clock clock) {
    try {
      BufferedSource source = response.body().source();
      if (source.request(MOST_BYTES + 1)) {
        return new Failed(SiteTrouble.of(Kind.ANSWER_CHANGED, "an answer of more than 1 MiB"));
      }
      String text = source.readUtf8();
      String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
      return new Answered(
          new Answer(response.code(), response.header("Location"), body, clock.instant()));
    } catch (IOException e) {
      return new Failed(SiteTrouble.unreachable(e));
    }
  }

  private static boolean canBeSent(String cookie) {
    return !cookie.isEmpty() && cookie.chars().allMatch(c -> c >= ' ' && c <= '~' && c != ';');
  }
}
