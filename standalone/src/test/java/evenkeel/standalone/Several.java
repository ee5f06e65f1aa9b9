package evenkeel.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import evenkeel.simulator.qbittorrent.AddOrder;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.site.SimulatedSite;
import evenkeel.simulator.site.SiteUser;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.simulator.tracker.SimulatedTracker;
import evenkeel.standalone.application.EvenkeelApplication;
import evenkeel.standalone.supervisor.Home;
import evenkeel.standalone.supervisor.Ports;
import evenkeel.standalone.supervisor.Supervisor;
import evenkeel.standalone.supervisor.Tools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A home with two accounts, {@code one} and {@code two}, each on a site and a tracker of its own,
 * and two clients, {@code home} and {@code attic}, each with torrents of one, of two, of both and
 * of nobody.
 */
public final class Several implements AutoCloseable {
  private static final long SIZE = 2L << 20;

  private final Path folder;
  private final Deque<Runnable> endings = new ArrayDeque<>();
  private final Member one = member(1, "127.0.0.2");
  private final Member two = member(2, "127.0.0.3");
  private final SimulatedTracker nobodys =
      opened(new SimulatedTracker("127.0.0.1"), SimulatedTracker::close);
  private final Client home;
  private final Client attic;
  private @Nullable Supervisor supervisor;

  /** An account's member, site and tracker. */
  public record Member(SiteUser user, SimulatedSite site, String cookie, SimulatedTracker tracker) {
    /** The site books downloads, until the ratio is below the floor. */
    public void falls() {
      user.book(0, (long) (user.state().uploaded() / 0.97) - user.state().downloaded());
    }

    /** The site books uploads, until the ratio is over the recovery. */
    public void recovers() {
      user.book((long) (user.state().downloaded() * 1.08) - user.state().uploaded(), 0);
    }
  }

  /** A real client and the person who sits at it. */
  public record Client(String id, RealQbittorrent program, TorrentUser user) {
    public Snapshot snapshot() {
      return Snapshot.of(user);
    }

    /** Exactly these stand stopped, named without the client's id. */
    public void expectStopped(String... names) {
      assertThat(shown(Shown::stopped)).containsExactlyInAnyOrder(names);
    }

    public void expectTagged(String... names) {
      assertThat(shown(torrent -> torrent.tags().contains("evenkeel-held")))
          .containsExactlyInAnyOrder(names);
    }

    private Set<String> shown(Predicate<Shown> as) {
      return user.torrents().stream()
          .filter(as)
          .map(torrent -> torrent.name().substring(id.length() + 1))
          .collect(Collectors.toSet());
    }
  }

  private Several(Path folder, Path qbittorrent) {
    this.folder = folder;
    home = client("home", qbittorrent);
    attic = client("attic", qbittorrent);
  }

  /** Starts all of it; skips the test when a tool is not at hand. */
  public static Several in(Path folder) throws Exception {
    Optional<Path> qbittorrent = RealQbittorrent.find();
    assumeTrue(qbittorrent.isPresent(), "no qbittorrent-nox: set EVENKEEL_QBITTORRENT");
    assumeTrue(
        Tools.ofThisMachine().temporal().isPresent(),
        "no temporal: set EVENKEEL_TEMPORAL, or put it on the PATH");
    Several several = new Several(folder, qbittorrent.orElseThrow());
    boolean ready = false;
    try {
      several.fill(several.home);
      several.fill(several.attic);
      several.starts(several.everything());
      ready = true;
      return several;
    } finally {
      if (!ready) {
        several.close();
      }
    }
  }

  public Member one() {
    return one;
  }

  public Member two() {
    return two;
  }

  public Client home() {
    return home;
  }

  public Client attic() {
    return attic;
  }

  public Path data() {
    return folder.resolve("data");
  }

  public Supervisor supervisor() {
    return Objects.requireNonNull(supervisor);
  }

  public Door door() {
    return new Door(supervisor().api(), data());
  }

  public Ledger ledger() {
    return new Ledger(supervisor().jdbcUrl());
  }

  public Temporal temporal() {
    return Temporal.at(supervisor().temporalAddress());
  }

  /** The application runs with these settings from now on. */
  public void starts(Path settings) throws Exception {
    supervisor =
        opened(
            Supervisor.start(
                new Home(
                    data(),
                    settings,
                    Tools.ofThisMachine().temporal().orElseThrow(),
                    Ports.free(),
                    ChildJvm.command(EvenkeelApplication.class, folder))),
            Supervisor::close);
    supervisor.awaitApplication();
  }

  /** Settings with both accounts and both clients. */
  public Path everything() throws Exception {
    return settings(account("one", one) + account("two", two), client(home) + client(attic));
  }

  /** Settings without the account two and the client attic. */
  public Path withoutTwoAndAttic() throws Exception {
    return settings(account("one", one), client(home));
  }

  private Path settings(String accounts, String clients) throws Exception {
    return Files.writeString(
        folder.resolve("evenkeel.yml"),
        "accounts:\n%sclients:\n%skeeping: {lease: 5s, heartbeat: 3s, patience: 2s}\n"
            .formatted(accounts, clients));
  }

  private static String account(String id, Member member) {
    return """
      %s:
        site: %s
        cookie: %s
        mode: act
        trackers: [%s]
        interval: 1s
        stale: 60s
        pace: 0s
        release: {frozen_at_least: 0s, cycles_per_day: 1000}
    """
        .formatted(id, member.site().url(), member.cookie(), member.tracker().host());
  }

  private static String client(Client client) {
    return """
      %s:
        url: %s
        username: %s
        password: %s
        timeout: 5s
        pace: {idle: 500ms, busy: 200ms, starts_per_minute: 3000}
    """
        .formatted(
            client.id(),
            client.program().url(),
            client.program().username(),
            client.program().password());
  }

  private Member member(long uid, String host) {
    SimulatedSite site = opened(new SimulatedSite(), SimulatedSite::close);
    SiteUser user = new SiteUser(4_200_000 + uid, "mate" + uid).bytes(360L << 30, 150L << 30);
    SimulatedTracker tracker = opened(new SimulatedTracker(host), SimulatedTracker::close);
    return new Member(user, site, site.signsIn(user), tracker);
  }

  private Client client(String id, Path program) {
    QbittorrentConfig config = QbittorrentConfig.quick();
    RealQbittorrent client =
        opened(new RealQbittorrent(program, folder.resolve(id), config), RealQbittorrent::close);
    client.start();
    return new Client(id, client, opened(client.user(), TorrentUser::close));
  }

  private void fill(Client client) {
    AddOrder running = AddOrder.into(client.program().downloads());
    MadeTorrent seed = torrent(client, "one-seed", one.tracker());
    MadeTorrent forced = torrent(client, "both-forced", one.tracker(), two.tracker());
    seed.writeContent(client.program().downloads());
    client.user().adds(running.unchecked().stopped(), seed);
    client.user().adds(running.stopped(), torrent(client, "one-halted", one.tracker()));
    client
        .user()
        .adds(
            running,
            torrent(client, "one-down", one.tracker()),
            torrent(client, "two-down", two.tracker()),
            torrent(client, "both-down", one.tracker(), two.tracker()),
            torrent(client, "nobodys-down", nobodys));
    client.user().adds(running.stopped(), forced);
    client.user().forces(true, forced.hash());
    client.user().awaits(forced.hash(), Shown::forceStart);
    client.user().awaits(seed.hash(), Shown::complete);
  }

  private static MadeTorrent torrent(Client client, String name, SimulatedTracker... trackers) {
    String[] urls =
        Stream.of(trackers)
            .map(tracker -> tracker.announceUrl("0123456789abcdef"))
            .toArray(String[]::new);
    return MadeTorrent.named(client.id() + "-" + name, SIZE).announcingTo(urls);
  }

  /** What was started last is ended first. */
  private <T> T opened(T part, Consumer<T> ending) {
    endings.push(() -> ending.accept(part));
    return part;
  }

  @Override
  public void close() {
    while (!endings.isEmpty()) {
      endings.pop().run();
    }
  }
}
