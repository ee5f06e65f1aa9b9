package evenkeel.worker.qbittorrent.session;

import java.io.IOException;
import java.util.Map;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Logs in. qBittorrent bans an address after five wrong passwords, so credentials that were refused
 * are never sent again, and a call that needs no password finds out first whether one is wanted.
 */
final class LogIn {
  private static final String PROBE = "app/version";
  private static final String WRONG_HOST =
      "it does not accept the address it is called by (401): let the settings use the host and port"
          + " on which it listens itself, or change 'Server domains' in its Web UI options";

  private final ClientAddress address;
  private final WebApi api;
  private final SessionFence fence;
  private final Troubles troubles;

  LogIn(ClientAddress address, WebApi api, SessionFence fence) {
    this.address = address;
    this.api = api;
    this.fence = fence;
    troubles = new Troubles(address);
  }

  private static final String BANNED =
      "this address is banned after too many failed logins (403), for an hour by default";

  /**
   * A session that is stored already.
   *
   * @param cookie null if the client works without one
   * @param fenced whether requests die with the session
   */
  record Opened(@Nullable String cookie, boolean fenced) {}

  Opened open() throws IOException {
    fence
        .refused(address.fingerprint())
        .ifPresent(reason -> {
          throw new LoginRefused(address.id(), reason);
        });
    try (var probe = api.get(PROBE, Map.of(), null)) {
      return switch (probe.code()) {
        case 401 -> throw new LoginRefused(address.id(), WRONG_HOST);
        case 403 -> withPassword();
        default -> bypassing(probe);
      };
    }
  }

  private Opened bypassing(Response probe) {
    if (!probe.isSuccessful()) {
      throw troubles.refused(PROBE, probe.code());
    }
    return accepted(probe, false);
  }

  private Opened withPassword() throws IOException {
    var form = Map.of("username", address.username(), "password", address.password().value());
    try (var answer = api.post("auth/login", form, null)) {
      if (answer.code() == 401) {
        throw refused("wrong user name or password (401)");
      }
      if (answer.code() == 403) {
        fence.banned(address.fingerprint(), BANNED);
        throw new LoginRefused(address.id(), BANNED);
      }
      if (!answer.isSuccessful()) {
        throw troubles.refused("auth/login", answer.code());
      }
      if (answer.peekBody(16).string().startsWith("Fails")) {
        throw refused("wrong user name or password");
      }
      return accepted(answer, true);
    }
  }

  private LoginRefused refused(String reason) {
    fence.refused(address.fingerprint(), reason);
    return new LoginRefused(address.id(), reason);
  }

  private Opened accepted(Response answer, boolean fenced) {
    var cookie = SessionCookie.in(answer).orElse(null);
    if (cookie != null) {
      fence.opened(cookie);
    }
    fence.accepted();
    return new Opened(cookie, fenced && cookie != null);
  }
}
