package evenkeel.standalone.init;

import evenkeel.settings.ClientSettings;
import evenkeel.standalone.init.Dialogue.Unanswered;
import evenkeel.worker.checkup.ClientCheckup;
import evenkeel.worker.checkup.ClientCheckup.Knock;
import evenkeel.worker.visit.Visits;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Asks where qBittorrent is and how to log in, and tries it. */
final class ClientInterview {
  private static final int MOST_LOGINS = 3;
  private static final String USUAL = "http://127.0.0.1:8080";

  private final Answers answers;
  private final String id;
  private final AskedSecret password;
  private final ClientCheckup checkup;

  ClientInterview(Answers answers, String id, AskedSecret password, Visits visits) {
    this.answers = answers;
    this.id = id;
    this.password = password;
    checkup = new ClientCheckup(visits);
  }

  /** The section of the settings. */
  String section() throws IOException, Unanswered, Refused {
    Address address = address();
    return address.login() ? withPassword(address.text()) : withoutLogin(address.text());
  }

  private String withoutLogin(String address) throws IOException, Unanswered, Refused {
    answers.dialogue().say("  It asks for no login from here.");
    String section = Draft.client(id, address);
    answers.taken(checkup.examine(client(section)), false);
    return section;
  }

  private String withPassword(String address) throws IOException, Unanswered, Refused {
    for (int login = 1; ; login++) {
      String username = answers.of("--username", "User name of its web interface", "admin");
      password.ask(answers.dialogue());
      String section = Draft.client(id, address, username, password.file().file());
      if (accepted(section, login)) {
        return section;
      }
    }
  }

  private static ClientSettings client(String section) throws IOException, Refused {
    return Draft.ofClient(section).judged().clients().getFirst();
  }

  private boolean accepted(String section, int login) throws IOException, Unanswered, Refused {
    boolean taken = false;
    try {
      ClientSettings client = client(section);
      boolean again = login < MOST_LOGINS && password.replaceable() && !answers.has("--username");
      taken = answers.unchecked() || answers.taken(checkup.examine(client), again);
    } finally {
      if (!taken) {
        password.forget();
      }
    }
    return taken;
  }

  /** Where it is, and whether it asks for a login. */
  private record Address(String text, boolean login) {}

  private Address address() throws IOException, Unanswered, Refused {
    while (true) {
      String given = answers.of("--url", "Address of qBittorrent's web interface", USUAL);
      Optional<URI> uri = address(given);
      if (uri.isEmpty()) {
        answers.refuse(
            "'%s' is no address such as %s".formatted(given, USUAL), !answers.has("--url"));
        continue;
      }
      if (answers.unchecked()) {
        return new Address(given, true);
      }
      Knock knock = ClientCheckup.knock(id, uri.get());
      if (knock.wrong().isEmpty() || answers.taken(knock.wrong().get(), !answers.has("--url"))) {
        return new Address(given, knock.login());
      }
    }
  }

  private static Optional<URI> address(String given) {
    try {
      return Optional.of(new URI(given))
          .filter(uri -> uri.getHost() != null)
          .filter(uri -> String.valueOf(uri.getScheme()).matches("https?"));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
