package evenkeel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.simulator.qbittorrent.TorrentUser;
import evenkeel.simulator.world.TorrentGroup;
import evenkeel.torrent.Run;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What Evenkeel might change of a client, all of it at one moment.
 *
 * @param torrents by name
 * @param preferences every preference of the client
 */
public record Snapshot(Map<String, Standing> torrents, JsonNode preferences) {
  private static final List<String> RAISED = List.of("max_active_uploads", "max_active_torrents");
  private static final String HELD = "evenkeel-held";

  /**
   * How one torrent stands.
   *
   * @param run queued counts as running
   */
  public record Standing(
      Run run,
      String category,
      Set<String> tags,
      long upLimit,
      long dlLimit,
      double ratioLimit,
      long seedingTimeLimit) {

    static Standing of(Shown shown) {
      Run running = shown.forceStart() ? Run.FORCED : Run.NORMAL;
      return new Standing(
          shown.stopped() ? Run.STOPPED : running,
          shown.category(),
          new TreeSet<>(shown.tags()),
          shown.upLimit(),
          shown.dlLimit(),
          shown.ratioLimit(),
          shown.seedingTimeLimit());
    }

    Standing held() {
      Set<String> tagged = new TreeSet<>(tags);
      tagged.add(HELD);
      return new Standing(
          Run.STOPPED, category, tagged, upLimit, dlLimit, ratioLimit, seedingTimeLimit);
    }

    Standing untagged() {
      Set<String> without = new TreeSet<>(tags);
      without.remove(HELD);
      return new Standing(run, category, without, upLimit, dlLimit, ratioLimit, seedingTimeLimit);
    }

    Standing unforced() {
      return run == Run.FORCED ? started() : this;
    }

    Standing started() {
      return new Standing(
          Run.NORMAL, category, tags, upLimit, dlLimit, ratioLimit, seedingTimeLimit);
    }
  }

  static Snapshot of(TorrentUser user) {
    Map<String, Standing> torrents = new TreeMap<>();
    user.torrents().forEach(shown -> torrents.put(shown.name(), Standing.of(shown)));
    return new Snapshot(torrents, user.preferences());
  }

  /**
   * The same client in an emergency: every incomplete torrent of the account that was not stopped
   * stands stopped and tagged, its complete ones that stood stopped run, all else is as it was.
   */
  public Snapshot frozen(Set<String> complete) {
    Map<String, Standing> frozen = new TreeMap<>();
    torrents.forEach((name, was) -> frozen.put(name, frozen(name, was, complete)));
    return new Snapshot(frozen, preferences);
  }

  private static Standing frozen(String name, Standing was, Set<String> complete) {
    if (!TorrentGroup.of(name).ofMam()) {
      return was;
    }
    if (complete.contains(name)) {
      return was.run() == Run.STOPPED ? was.started() : was;
    }
    return was.run() == Run.STOPPED ? was : was.held();
  }

  /** As it must show in an emergency that began when this was taken. */
  public void expectFrozen(TorrentUser user) {
    frozen(complete(user)).withoutRaises().expectSame(of(user).withoutRaises());
  }

  private static Set<String> complete(TorrentUser user) {
    return user.torrents().stream()
        .filter(Shown::complete)
        .map(Shown::name)
        .collect(Collectors.toSet());
  }

  /** Whatever was raised of the queue's limits: how far depends on what waits. */
  private Snapshot withoutRaises() {
    ObjectNode rest = (ObjectNode) preferences.deepCopy();
    rest.remove(RAISED);
    return new Snapshot(torrents, rest);
  }

  /** The same where the client was stopped before it had saved a fresh force flag. */
  public Snapshot butForForce() {
    Map<String, Standing> unforced = new TreeMap<>(torrents);
    unforced.replaceAll((name, standing) -> standing.unforced());
    return new Snapshot(unforced, preferences);
  }

  /** The same where the client may have forgotten tags, which only show what is held. */
  public void expectFrozenButForTags(TorrentUser user) {
    frozen(complete(user))
        .withoutRaises()
        .untagged()
        .expectSame(of(user).withoutRaises().untagged());
  }

  private Snapshot untagged() {
    Map<String, Standing> untagged = new TreeMap<>(torrents);
    untagged.replaceAll((name, standing) -> standing.untagged());
    return new Snapshot(untagged, preferences);
  }

  /** Says what is different, if anything is. */
  public void expectSame(Snapshot now) {
    assertThat(now.torrents()).isEqualTo(torrents);
    assertThat(now.preferences()).isEqualTo(preferences);
  }
}
