package evenkeel.worker.qbittorrent.session;

import evenkeel.worker.http.SentOnce;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
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
        SentOnce.within(address.timeout())
            // qBittorrent closes idle connections after 7 s without announcement.
            .connectionPool(new ConnectionPool(1, 5, TimeUnit.SECONDS))
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
}
