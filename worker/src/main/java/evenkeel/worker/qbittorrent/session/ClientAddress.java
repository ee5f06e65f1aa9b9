package evenkeel.worker.qbittorrent.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import evenkeel.settings.ClientLogin;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Where one qBittorrent is and how to log in.
 *
 * @param url its web interface, base path included
 * @param timeout how long one call may take
 */
public record ClientAddress(String id, URI url, ClientLogin login, Duration timeout) {

  /** Tells these credentials from others without revealing them. */
  String fingerprint() {
    var credentials = url + "\n" + credentials();
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(credentials.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  private String credentials() {
    return switch (login) {
      case ClientLogin.Password form -> form.username() + "\n" + form.password().value();
      case ClientLogin.Basic basic -> basic.username() + "\n" + basic.password().value();
      case ClientLogin.ApiKey key -> key.key().value();
      case ClientLogin.None _ -> "";
    };
  }
}
