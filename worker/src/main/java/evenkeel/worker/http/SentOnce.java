package evenkeel.worker.http;

import java.io.IOException;
import java.time.Duration;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** OkHttp without a mind of its own: nothing is repeated and no redirect followed. */
public final class SentOnce {
  private static final String RETRY_AFTER = "Evenkeel-Retry-After";

  private SentOnce() {}

  /**
   * To be completed by the caller.
   *
   * @param timeout how long a call may take, connecting and reading included
   */
  public static OkHttpClient.Builder within(Duration timeout) {
    return new OkHttpClient.Builder()
        .callTimeout(timeout)
        .connectTimeout(timeout)
        .readTimeout(timeout)
        .writeTimeout(timeout)
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .addNetworkInterceptor(SentOnce::outOfOkHttpsReach);
  }

  /** The answer's {@code Retry-After}. */
  public static @Nullable String retryAfter(Response answer) {
    return answer.header(RETRY_AFTER);
  }

  /** OkHttp repeats a request, even a write, after 503 with {@code Retry-After: 0}. */
  private static Response outOfOkHttpsReach(Interceptor.Chain chain) throws IOException {
    Response answer = chain.proceed(chain.request());
    String header = answer.header("Retry-After");
    Response.Builder renamed = answer.newBuilder().removeHeader("Retry-After");
    return (header == null ? renamed : renamed.header(RETRY_AFTER, header)).build();
  }
}
