package evenkeel.worker.qbittorrent.doorstep;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import okhttp3.ConnectionPool;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Knocks at the address of a qBittorrent without credentials, so that nothing counts as a failed
 * login. A knock that fails is followed by at most two that tell why.
 */
public final class Doorstep implements AutoCloseable {
  private static final String PATH = "api/v2/app/webapiVersion";
  private static final int LONGEST = 200;

  private final HttpUrl address;
  private final OkHttpClient http;

  /**
   * @param address of the web interface, base path included
   * @param patience how long one answer may take
   */
  public Doorstep(URI address, Duration patience) {
    this.address = HttpUrl.get(address.toString());
    http =
        new OkHttpClient.Builder()
            .callTimeout(patience)
            .connectTimeout(patience)
            .readTimeout(patience)
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
  }

  /** What was heard of one knock. */
  private record Heard(int status, String body, @Nullable String location, boolean wantsLogin) {
    boolean isQbittorrent() {
      return (status == 403 && body.equals("Forbidden")) || isVersion();
    }

    boolean isVersion() {
      return status == 200 && body.matches("\\d+(\\.\\d+)+");
    }
  }

  public Greeting knock() {
    try {
      return greeting(knock(address, null));
    } catch (IOException away) {
      return somebody(away) ? otherwise(away) : new Greeting.Nobody(away);
    }
  }

  /** Whoever does not answer as expected may speak TLS, or none. */
  private Greeting otherwise(IOException away) {
    if (address.isHttps()) {
      return !causedByCertificate(away) && speaks("http")
          ? new Greeting.SpeaksPlainly()
          : new Greeting.Nobody(away);
    }
    return speaks("https") ? new Greeting.SpeaksTls() : new Greeting.Nobody(away);
  }

  private Greeting greeting(Heard heard) throws IOException {
    if (heard.isQbittorrent()) {
      return heard.isVersion() ? new Greeting.AsksForNothing() : new Greeting.AsksForLogin();
    }
    if (heard.status() == 401) {
      return heard.wantsLogin() ? new Greeting.GateKeeper() : unwelcome();
    }
    if (heard.status() / 100 == 3) {
      return new Greeting.Redirect(target(heard.location()));
    }
    if (heard.status() >= 500) {
      return new Greeting.ProxyAlone(heard.status());
    }
    return elsewhere() ? new Greeting.WithoutPath() : new Greeting.Stranger(heard.status());
  }

  /** Called without a port, only the name can be what it refuses. */
  private Greeting unwelcome() throws IOException {
    return knock(address, bareHost()).isQbittorrent()
        ? new Greeting.OtherPort()
        : new Greeting.OtherName();
  }

  private boolean elsewhere() throws IOException {
    return !address.encodedPath().equals("/")
        && knock(address.newBuilder().encodedPath("/").build(), null).isQbittorrent();
  }

  private String bareHost() {
    return address.host().contains(":") ? "[" + address.host() + "]" : address.host();
  }

  private String target(@Nullable String location) {
    HttpUrl to = location == null ? null : address.resolve(location);
    return to == null ? "" : to.newBuilder().query(null).fragment(null).build().toString();
  }

  private static boolean somebody(IOException away) {
    return !(away instanceof ConnectException)
        && !(away instanceof NoRouteToHostException)
        && !(away instanceof UnknownHostException);
  }

  private boolean speaks(String scheme) {
    try {
      knock(address.newBuilder().scheme(scheme).port(address.port()).build(), null);
      return true;
    } catch (SSLException handshake) {
      // A certificate that is refused was shown by one who speaks TLS.
      return causedByCertificate(handshake);
    } catch (IOException silent) {
      return false;
    }
  }

  private static boolean causedByCertificate(Throwable trouble) {
    return trouble instanceof SSLPeerUnverifiedException
        || trouble instanceof CertificateException
        || (trouble.getCause() != null && causedByCertificate(trouble.getCause()));
  }

  private Heard knock(HttpUrl at, @Nullable String host) throws IOException {
    Request.Builder request =
        new Request.Builder().url(at.newBuilder().addPathSegments(PATH).build());
    if (host != null) {
      request.header("Host", host);
    }
    try (Response answer = http.newCall(request.build()).execute()) {
      return new Heard(
          answer.code(),
          answer.peekBody(LONGEST).string().strip(),
          answer.header("Location"),
          Objects.nonNull(answer.header("WWW-Authenticate")));
    }
  }

  @Override
  public void close() {
    http.connectionPool().evictAll();
    http.dispatcher().executorService().shutdown();
  }
}
