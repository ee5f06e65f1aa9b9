package evenkeel.standalone.init;

import evenkeel.settings.Settings;
import evenkeel.settings.SettingsFile;
import evenkeel.settings.SettingsVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A settings file in the making: secrets stand in files of their own. */
record Draft(String account, String client) {
  private static final String NO_ACCOUNT =
      "accounts: {none: {cookie: none, site: 'http://127.0.0.1', trackers: [example.net]}}\n";

  static String account(String id, String site, String tracker, Path cookie) {
    return """
    accounts:
      %s:
        site: %s
        cookie_file: %s
        # observe: Evenkeel says what it would do and does nothing; ./evenkeel plan --as-if-emergency tells
        # it torrent by torrent. Once you agree with that, write act.
        mode: observe
        trackers: [%s]
    """
        .formatted(id, quoted(site), quoted(cookie.toString()), quoted(tracker));
  }

  static String client(String id, String address, String username, Path password) {
    return """
    clients:
      %s:
        url: %s
        username: %s
        password_file: %s
    """
        .formatted(id, quoted(address), quoted(username), quoted(password.toString()));
  }

  /** One that asks for no login. */
  static String client(String id, String address) {
    return """
    clients:
      %s:
        url: %s
        login: none
    """
        .formatted(id, quoted(address));
  }

  static Draft ofClient(String client) {
    return new Draft(NO_ACCOUNT, client);
  }

  String text() {
    return """
    # Evenkeel's settings. evenkeel.example.yml explains every key; what is not here is as shown there.
    # Secrets stand in files of their own, so that this one can be shown to others.
    """
        + account
        + client;
  }

  /** What Evenkeel will make of it. */
  Settings judged() throws IOException, Refused {
    Path file = Files.createTempFile("evenkeel-", ".yml");
    try {
      Files.writeString(file, text());
      return switch (SettingsFile.read(file, Map.of())) {
        case SettingsVerdict.Valid valid -> valid.settings();
        case SettingsVerdict.Faulty faulty -> throw new Refused(faulty.explanation());
      };
    } finally {
      Files.delete(file);
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }
}
