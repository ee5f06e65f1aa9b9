package evenkeel.settings;

import evenkeel.settings.yaml.Section;
import evenkeel.settings.yaml.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads, among the keys of a client, the one way by which Evenkeel shows it who it is. */
final class LoginSection {
  private static final String USERNAME = "username";
  private static final String PASSWORD = "password";
  private static final String BASIC = "basic";
  private static final String KEY = "api_key";
  private static final String LOGIN = "login";
  private static final String WAYS = "one of: username and password; api_key; login: none";

  private final Section client;
  private final Optional<String> username;
  private final Optional<Secret> password;
  private final boolean basic;
  private final Optional<Secret> key;

  private LoginSection(Section client) {
    this.client = client;
    username = client.optional(USERNAME, Names.USER);
    password = client.optional(PASSWORD, Names.PASSWORD);
    basic = client.value(BASIC, Shape.flag(), "false");
    key = client.optional(KEY, Names.API_KEY);
    client.optional(LOGIN, Names.NO_LOGIN);
  }

  static ClientLogin read(Section client) {
    return new LoginSection(client).login();
  }

  private ClientLogin login() {
    var given = Stream.of(USERNAME, PASSWORD, BASIC, KEY, LOGIN).filter(client::isGiven).toList();
    if (given.isEmpty()) {
      client.fault(USERNAME, "nothing", WAYS);
    } else if (given.equals(List.of(KEY))) {
      return new ClientLogin.ApiKey(key.orElse(new Secret("")));
    } else if (!given.contains(KEY) && !given.contains(LOGIN)) {
      return byName();
    } else if (given.size() > 1) {
      client.fault(
          given.getLast(), "also " + String.join(", ", given.subList(0, given.size() - 1)), WAYS);
    }
    return new ClientLogin.None();
  }

  private ClientLogin byName() {
    require(USERNAME, Names.USER);
    require(PASSWORD, Names.PASSWORD);
    var name = username.orElse("");
    var secret = password.orElse(new Secret(""));
    return basic ? new ClientLogin.Basic(name, secret) : new ClientLogin.Password(name, secret);
  }

  private void require(String part, Shape<?> shape) {
    if (!client.isGiven(part)) {
      client.fault(part, "nothing", shape.allowed());
    }
  }
}
