package evenkeel.worker.checkup;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.worker.checkup.Finding.Server;
import evenkeel.worker.qbittorrent.Handshake;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import evenkeel.worker.qbittorrent.doorstep.Doorstep;
import evenkeel.worker.qbittorrent.doorstep.Greeting;
import evenkeel.worker.qbittorrent.reading.LimitActionReader;
import evenkeel.worker.qbittorrent.reading.PreferencesReader;
import evenkeel.worker.qbittorrent.session.LoginRefused;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import evenkeel.worker.qbittorrent.session.UnsupportedVersion;
import evenkeel.worker.visit.VisitFence;
import evenkeel.worker.visit.Visits;
import evenkeel.worker.visit.Visits.Visit;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Examines a qBittorrent: who answers, whether the login is good, what its options endanger. */
public final class ClientCheckup {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Visits visits;

  public ClientCheckup(Visits visits) {
    this.visits = visits;
  }

  /**
   * Who answers at an address.
   *
   * @param login whether it asks for a login
   * @param wrong what is wrong with the address; empty if a qBittorrent answers there
   */
  public record Knock(boolean login, Optional<Finding> wrong) {}

  /** Asks at an address, without any login. */
  public static Knock knock(String id, URI address) {
    return switch (greeting(address, PATIENCE)) {
      case Greeting.AsksForLogin _ -> new Knock(true, Optional.empty());
      case Greeting.AsksForNothing _ -> new Knock(false, Optional.empty());
      case Greeting other ->
          new Knock(true, Optional.of(GreetingWords.wrong(server(id, address), address, other)));
    };
  }

  /** Logs in at most once, never with credentials that were refused, and logs out. */
  public Finding examine(ClientSettings client) {
    Server server = server(client.id(), client.url());
    Greeting greeting = greeting(client.url(), client.timeout());
    return switch (greeting) {
      case Greeting.AsksForLogin _ -> inside(client, server, false);
      case Greeting.AsksForNothing _ -> inside(client, server, true);
      default -> GreetingWords.wrong(server, client.url(), greeting);
    };
  }

  private static Server server(String id, URI address) {
    return new Server("client " + id, address.toString());
  }

  private static Greeting greeting(URI address, Duration timeout) {
    Duration patience = timeout.compareTo(PATIENCE) < 0 ? timeout : PATIENCE;
    try (Doorstep doorstep = new Doorstep(address, patience)) {
      return doorstep.knock();
    }
  }

  private Finding inside(ClientSettings client, Server server, boolean open) {
    Visit visit = visits.to(client);
    try (visit) {
      return examined(server, visit.client(), LoginWords.accepted(client.login(), open));
    } catch (LoginRefused refused) {
      return refused(server, visit.fence(), refused, client.login());
    } catch (UnsupportedVersion version) {
      return Finding.wrong(
          server,
          String.valueOf(version.getMessage()),
          "update qBittorrent, or look for a newer Evenkeel");
    } catch (QbittorrentTrouble trouble) {
      return Finding.wrong(
          server,
          String.valueOf(trouble.getMessage()),
          "see whether a proxy stands between; try again, and look into qBittorrent's log");
    }
  }

  private static Finding examined(Server server, QbittorrentClient client, String login) {
    Handshake handshake = client.handshake();
    Preferences preferences = client.preferences();
    boolean removes =
        client.session().read(PreferencesReader.PATH, Map.of(), LimitActionReader::removes);
    Finding finding =
        Finding.well(
            server,
            "qBittorrent %s, Web API %s, %s"
                .formatted(handshake.version(), handshake.webApi(), login));
    if (login.equals(LoginWords.NEEDLESS)) {
      finding = finding.warning(OptionWords.NO_LOGIN);
    }
    if (preferences.limits().couldAct()) {
      finding = finding.warning(removes ? OptionWords.REMOVES : OptionWords.STOPS);
    }
    return preferences.queueing() ? finding : finding.warning(OptionWords.NO_QUEUE);
  }

  private static Finding refused(
      Server server, VisitFence fence, LoginRefused refused, ClientLogin login) {
    return fence
        .standing()
        .map(standing ->
            Finding.wrong(server, LoginWords.standing(standing), LoginWords.advice(standing)))
        .orElseGet(() ->
            Finding.wrong(server, refused.reason(), LoginWords.advice(fence.banned(), login)));
  }
}
