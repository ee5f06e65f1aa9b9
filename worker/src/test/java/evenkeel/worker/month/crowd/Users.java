package evenkeel.worker.month.crowd;

import evenkeel.torrent.Run;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.month.crowd.CrowdedTorrent.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The people at one crowded client: what they keep there, and what they do all day. */
public final class Users {
  private static final String ELSEWHERE = "elsewhere.example";
  private static final long GIB = 1L << 30;
  private static final int SEEDS_THAT_EARN = 40;
  private static final int MOST_UNFINISHED = 60;

  /**
   * Longer than any change takes to be seen: what is done within a refresh cannot be told apart.
   */
  private static final Duration SEEN = Duration.ofMinutes(20);

  private final CrowdedQbittorrent client;
  private final List<Habit> habits;
  private final Random random;
  private final Map<String, Long> taken = new HashMap<>();
  private int numbers;

  /**
   * What they do with the torrents of one site.
   *
   * @param earned bytes a second that its seeds upload here
   * @param appetite how often in ten they add something when they come by
   */
  public record Habit(String host, long earned, int appetite) {}

  public Users(CrowdedQbittorrent client, long seed, List<Habit> habits) {
    this.client = client;
    this.habits = List.copyOf(habits);
    random = new Random(seed);
    numbers = (int) (seed % 100) * 1_000_000;
  }

  /** So many torrents from before, most of them complete, some stopped, some that nobody serves. */
  public void settleIn(int torrents, Instant now) {
    for (int i = 0; i < torrents; i++) {
      Habit habit = habits.get(i % habits.size());
      boolean earns = i < SEEDS_THAT_EARN * habits.size();
      boolean complete = earns || i % 16 != 0;
      Kind kind = new Kind(hosts(habit, i), GIB, earns ? habit.earned() / SEEDS_THAT_EARN : 0, 0);
      CrowdedTorrent torrent = new CrowdedTorrent(numbers++, kind, complete, now);
      client.adds(torrent);
      if (!earns) {
        client.wants(torrent, run(i));
      }
    }
  }

  private Set<String> hosts(Habit habit, int number) {
    if (number % 50 == 49) {
      return Set.of(ELSEWHERE);
    }
    return number % 20 == 19
        ? habits.stream().map(Habit::host).collect(Collectors.toSet())
        : Set.of(habit.host());
  }

  private static Run run(int number) {
    return switch (number % 25) {
      case 7, 16 -> Run.STOPPED;
      case 8 -> Run.FORCED;
      default -> Run.NORMAL;
    };
  }

  /** They come by: some add, one removes, one stops, one starts, one starts what is held. */
  public void comeBy(Instant now) {
    for (Habit habit : habits) {
      if (random.nextInt(10) < habit.appetite() && unfinished(habit) < MOST_UNFINISHED) {
        add(habit, now);
      }
    }
    Instant seen = now.minus(SEEN);
    pick(one -> one.complete() && one.restsSince(seen)).forEach(client::removes);
    pick(one -> one.run() == Run.NORMAL && one.complete() && one.restsSince(seen))
        .forEach(one -> client.wants(one, Run.STOPPED));
    pick(one -> one.run() == Run.STOPPED && !held(one) && one.restsSince(seen))
        .forEach(one -> client.wants(one, Run.NORMAL));
    if (random.nextInt(10) == 0) {
      pick(one -> held(one) && one.restsSince(seen)).forEach(this::take);
    }
  }

  /** Starts what is held: that is theirs now, and comes down whatever the ratio is. */
  private void take(CrowdedTorrent torrent) {
    torrent.kind.hosts().forEach(host -> taken.merge(host, torrent.left(), Long::sum));
    client.wants(torrent, Run.NORMAL);
  }

  /** How many bytes of a site they have let come although they were held. */
  public long taken(String host) {
    return taken.getOrDefault(host, 0L);
  }

  private void add(Habit habit, Instant now) {
    int many = 2 + random.nextInt(5);
    for (int i = 0; i < many; i++) {
      long size = (2L + random.nextInt(9)) * GIB;
      long rate = (2L + random.nextInt(5)) << 20;
      client.adds(
          new CrowdedTorrent(numbers++, new Kind(Set.of(habit.host()), size, 0, rate), false, now));
    }
  }

  private long unfinished(Habit habit) {
    return client.torrents().stream()
        .filter(one ->
            !one.complete() && one.kind.downRate() > 0 && one.kind.hosts().contains(habit.host()))
        .count();
  }

  private static boolean held(CrowdedTorrent torrent) {
    return torrent.tagged(TorrentEffects.HELD_TAG);
  }

  /** One of those, if there is any; none that earns. */
  private List<CrowdedTorrent> pick(Predicate<CrowdedTorrent> wanted) {
    List<CrowdedTorrent> fitting =
        client.torrents().stream()
            .filter(one -> one.kind.upRate() == 0 && wanted.test(one))
            .toList();
    return fitting.isEmpty() ? List.of() : List.of(fitting.get(random.nextInt(fitting.size())));
  }
}
