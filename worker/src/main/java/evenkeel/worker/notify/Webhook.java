package evenkeel.worker.notify;

import evenkeel.settings.WebhookSettings;
import evenkeel.worker.http.RetryAfter;
import evenkeel.worker.http.SentOnce;
import evenkeel.worker.notify.Due.Content;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** One receiver of notices over HTTP; what is secret of it never leaves by an error. */
final class Webhook {
  /** Refusals that another attempt may overcome. */
  private static final Set<Integer> ASK_AGAIN = Set.of(408, 425, 429);

  private final WebhookSettings settings;
  private final OkHttpClient http;
  private final InstantSource clock;

  Webhook(WebhookSettings settings, Duration timeout, InstantSource clock) {
    this.settings = settings;
    this.http = SentOnce.within(timeout).build();
    this.clock = clock;
  }

  Outcome send(Content content) {
    Request.Builder request =
        new Request.Builder()
            .url(settings.url().value())
            .header("User-Agent", "Evenkeel")
            .header("Evenkeel-Notice", content.id().toString());
    settings.token().ifPresent(token -> request.header("Authorization", "Bearer " + token.value()));
    Body.of(settings.format(), content).into(request);
    try (Response answer = http.newCall(request.build()).execute()) {
      return outcome(answer, clock.instant());
    } catch (IOException away) {
      return new Outcome.Passing(String.valueOf(away.getMessage()), Duration.ZERO);
    }
  }

  private static Outcome outcome(Response answer, Instant now) {
    if (answer.isSuccessful()) {
      return new Outcome.Accepted();
    }
    String why = "it answered " + answer.code();
    if (answer.code() >= 500 || ASK_AGAIN.contains(answer.code())) {
      Duration pause =
          RetryAfter.read(SentOnce.retryAfter(answer), now)
              .map(then -> Duration.between(now, then))
              .orElse(Duration.ZERO);
      return new Outcome.Passing(why, pause);
    }
    return new Outcome.Refused(why);
  }
}
