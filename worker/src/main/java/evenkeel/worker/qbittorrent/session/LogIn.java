package evenkeel.worker.qbittorrent.session;

import evenkeel.settings.ClientLogin;
import java.io.IOException;
import java.util.Map;
import okhttp3.Response;

/**
 * Logs in. qBittorrent bans an address after five wrong passwords, so credentials that were refused
 * are never sent again, and a call that needs no password finds out first whether one is wanted.
 */
final class LogIn {
  private static final String PROBE = "app/version";
  private static final String WRONG_PASSWORD = "wrong user name or password";
  private static final String BANNED =
      "this address is banned after too many failed logins (403), for an hour by default";
  private static final String NO_BASIC =
      "it takes no HTTP Basic (403): that needs qBittorrent 5.2 or newer; or this address is banned"
          + " after too many failed logins";
  private static final String WRONG_KEY =
      "it does not accept the API key (403); API keys need qBittorrent 5.2 or newer";
  private static final String LOGIN_WANTED =
      "it asks for a login (403), and the settings say login: none; let qBittorrent bypass"
          + " authentication for this machine, or set username and password";
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

  /**
   * A session that is stored already, or what lets in without one.
   *
   * @param fenced whether requests die with the session
   */
  record Opened(Pass pass, boolean fenced) {}

  /** What was asked to open a session. */
  @FunctionalInterface
  private interface Attempt {
    Opened open() throws IOException;
  }

  Opened open() throws IOException {
    fence
        .refused(address.fingerprint())
        .ifPresent(reason -> {
          throw refused(reason);
        });
    return switch (address.login()) {
      case ClientLogin.Password form -> unlessFree(() -> byForm(form));
      case ClientLogin.Basic basic -> unlessFree(() -> byBasic(basic));
      case ClientLogin.ApiKey key -> byKey(Pass.key(key.key().value()));
      case ClientLogin.None _ ->
          unlessFree(() -> {
            throw refused(LOGIN_WANTED);
          });
    };
  }

  /** A client that asks for no login is sent no password. */
  private Opened unlessFree(Attempt attempt) throws IOException {
    try (var probe = api.get(PROBE, Map.of(), Pass.NONE)) {
      return switch (probe.code()) {
        case 401 -> throw refused(WRONG_HOST);
        case 403 -> attempt.open();
        default -> accepted(PROBE, probe, false);
      };
    }
  }

  private Opened byForm(ClientLogin.Password form) throws IOException {
    var fields = Map.of("username", form.username(), "password", form.password().value());
    try (var answer = api.post("auth/login", WebApi.form(fields), Pass.NONE)) {
      judge(answer, WRONG_PASSWORD + " (401)", BANNED);
      if (answer.peekBody(16).string().startsWith("Fails")) {
        throw wrong(WRONG_PASSWORD);
      }
      return accepted("auth/login", answer, true);
    }
  }

  /** The password is hashed with every request that shows it: the session it gives is used. */
  private Opened byBasic(ClientLogin.Basic basic) throws IOException {
    var pass = Pass.basic(basic.username(), basic.password().value());
    try (var answer = api.get(PROBE, Map.of(), pass)) {
      judge(answer, WRONG_PASSWORD + " (401)", NO_BASIC);
      return accepted(PROBE, answer, true);
    }
  }

  /** A wrong key counts as no failed login, so it need not be remembered. */
  private Opened byKey(Pass key) throws IOException {
    try (var answer = api.get(PROBE, Map.of(), key)) {
      return switch (answer.code()) {
        case 401 -> throw refused(WRONG_HOST);
        case 403 -> throw refused(WRONG_KEY);
        default -> {
          requireSuccess(PROBE, answer);
          fence.accepted();
          yield new Opened(key, false);
        }
      };
    }
  }

  private void judge(Response answer, String wrong, String forbidden) {
    if (answer.code() == 401) {
      throw wrong(wrong);
    }
    if (answer.code() == 403) {
      fence.banned(address.fingerprint(), forbidden);
      throw refused(forbidden);
    }
  }

  private LoginRefused wrong(String reason) {
    fence.refused(address.fingerprint(), reason);
    return refused(reason);
  }

  private LoginRefused refused(String reason) {
    return new LoginRefused(address.id(), reason, reason.equals(BANNED));
  }

  private Opened accepted(String path, Response answer, boolean fenced) {
    requireSuccess(path, answer);
    var cookie = SessionCookie.in(answer);
    cookie.ifPresent(fence::opened);
    fence.accepted();
    return new Opened(cookie.map(Pass::session).orElse(Pass.NONE), fenced && cookie.isPresent());
  }

  private void requireSuccess(String path, Response answer) {
    if (!answer.isSuccessful()) {
      throw troubles.refused(path, answer.code());
    }
  }
}
