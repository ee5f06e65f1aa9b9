package evenkeel.simulator.program;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.FilledClient;
import evenkeel.simulator.world.OutsideWorld;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outside world as a program: site, trackers, web seed and, if wanted, a filled qBittorrent.
 *
 * <p>{@code Simulator FOLDER [client]}: the folder takes the client's files; with {@code client}
 * the program that {@link RealQbittorrent#find()} names is started there and filled. When all is
 * ready one line of JSON goes to stdout: {@code control}, {@code site}, {@code cookie}, {@code
 * mam_host}, {@code other_host} and, with a client, {@code qbittorrent}, {@code username}, {@code
 * password}. It ends, and its children with it, at the end of stdin or by SIGTERM.
 *
 * <p>The control API takes a JSON object and answers JSON; {@code error} says what was wrong (400),
 * unknown (404), or refused by the client (409):
 *
 * <ul>
 *   <li>{@code GET /site} the member's bytes and points, requests, smallest gap in ms (-1 = none),
 *       overlap, announces; every act below answers the same
 *   <li>{@code POST /site/user} {@code uploaded_bytes}, {@code downloaded_bytes}, {@code points};
 *       what is absent stays
 *   <li>{@code POST /site/fault} {@code fault} (a {@code SiteFault}), {@code times} (1); {@code
 *       POST /site/heal} forgets the queued ones
 *   <li>{@code POST /site/rotation} {@code rotation} (a {@code Rotation}); {@code POST
 *       /site/sign-out} ends the session
 *   <li>{@code GET /torrents} all torrents with {@code group} and {@code tracker}; every act below
 *       answers the same, at once and so before qBittorrent shows the change
 *   <li>{@code POST /torrents/start}, {@code stop}, {@code force}, {@code unforce}, {@code delete}
 *       (with files), {@code finish} (a running download ends within seconds), {@code add}: {@code
 *       names}, a list of torrents' names, for {@code add} those of the group {@code mam-addable}
 * </ul>
 */
public final class Simulator implements AutoCloseable {
  private final OutsideWorld world = OutsideWorld.started();
  private final Optional<FilledClient> filled;
  private final ControlServer control;

  private Simulator(Optional<Path> program, Path folder) {
    filled = program.map(found -> FilledClient.started(world, found, folder));
    Map<String, Function<Order, Object>> acts = new LinkedHashMap<>(new SiteActs(world).acts());
    filled.ifPresent(client -> acts.putAll(new UserActs(client).acts()));
    control = new ControlServer(acts);
  }

  public static void main(String[] arguments) throws IOException {
    boolean withClient = arguments.length == 2 && arguments[1].equals("client");
    if (arguments.length != 1 && !withClient) {
      System.err.println("usage: Simulator FOLDER [client]");
      System.exit(2);
    }
    try (Simulator simulator = new Simulator(program(withClient), Path.of(arguments[0]))) {
      System.out.println(simulator.addresses());
      System.in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Override
  public void close() {
    control.close();
    filled.ifPresent(FilledClient::close);
    world.close();
  }

  private static Optional<Path> program(boolean withClient) {
    if (!withClient) {
      return Optional.empty();
    }
    return Optional.of(
        RealQbittorrent.find()
            .orElseThrow(
                () -> new IllegalStateException("no qbittorrent-nox: set EVENKEEL_QBITTORRENT")));
  }

  private String addresses() {
    Map<String, String> addresses = new LinkedHashMap<>();
    addresses.put("control", control.url());
    addresses.put("site", world.site().url());
    addresses.put("cookie", world.cookie());
    addresses.put("mam_host", world.trackers().mam().host());
    addresses.put("other_host", world.trackers().other().host());
    filled.map(FilledClient::client).ifPresent(client -> login(client, addresses));
    return JsonMapper.builder().build().writeValueAsString(addresses);
  }

  private static void login(RealQbittorrent client, Map<String, String> addresses) {
    addresses.put("qbittorrent", client.url());
    addresses.put("username", client.username());
    addresses.put("password", client.password());
  }
}
