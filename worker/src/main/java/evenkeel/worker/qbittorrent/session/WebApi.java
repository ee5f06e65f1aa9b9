package evenkeel.worker.qbittorrent.session;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Asks one qBittorrent over HTTP: every request goes out once, whatever happens. */
final class WebApi {
  private final HttpUrl base;
  private final OkHttpClient http;

  WebApi(ClientAddress address) {
    base = HttpUrl.get(address.url().toString());
    http =
        new OkHttpClient.Builder()
            .callTimeout(address.timeout())
            .connectTimeout(address.timeout())
            .readTimeout(address.timeout())
            .writeTimeout(address.timeout())
            // qBittorrent closes idle connections after 7 s without announcement.
            .connectionPool(new ConnectionPool(1, 5, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .addNetworkInterceptor(WebApi::withoutRetryAfter)
            .build();
  }

  Response get(String path, Map<String, String> query, Pass pass) throws IOException {
    var url = at(path);
    query.forEach(url::addQueryParameter);
    return send(new Request.Builder().url(url.build()), pass);
  }

  Response post(String path, RequestBody body, Pass pass) throws IOException {
    return send(new Request.Builder().url(at(path).build()).post(body), pass);
  }

  static RequestBody form(Map<String, String> fields) {
    var form = new FormBody.Builder();
    fields.forEach(form::add);
    return form.build();
  }

  /** Cancels the call under way. */
  void abort() {
    http.dispatcher().cancelAll();
  }

  void close() {
    http.connectionPool().evictAll();
  }

  private HttpUrl.Builder at(String path) {
    return base.newBuilder().addPathSegments("api/v2/" + path);
  }

  private Response send(Request.Builder request, Pass pass) throws IOException {
    pass.show(request);
    return http.newCall(request.build()).execute();
  }

  /** OkHttp repeats a request, even a write, after 503 with {@code Retry-After: 0}. */
  private static Response withoutRetryAfter(Interceptor.Chain chain) throws IOException {
    return chain.proceed(chain.request()).newBuilder().removeHeader("Retry-After").build();
  }
}
