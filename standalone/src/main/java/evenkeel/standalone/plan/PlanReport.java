package evenkeel.standalone.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenkeel.account.Reading;
import evenkeel.worker.keeping.queue.QueueObstacle;
import evenkeel.worker.planning.Plan;
import evenkeel.worker.planning.PlannedAccount;
import evenkeel.worker.planning.PlannedClient;
import evenkeel.worker.planning.PlannedQueue;
import evenkeel.worker.planning.PlannedTorrent;
import evenkeel.worker.planning.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The plan, for a script; told to a person by {@link PlanWording}. */
record PlanReport(
    @JsonProperty("accounts") List<Account> accounts,
    @JsonProperty("clients") List<Client> clients) {
  private static final int DECIMALS = 3;

  /** One account; {@code standing} is open, opening, supposed, quiet, calm or unread. */
  record Account(
      @JsonProperty("id") String id,
      @JsonProperty("mode") String mode,
      @JsonProperty("standing") String standing,
      @JsonProperty("level") @Nullable String level,
      @JsonProperty("ratio") @Nullable BigDecimal ratio,
      @JsonProperty("uploaded_bytes") @Nullable Long uploadedBytes,
      @JsonProperty("downloaded_bytes") @Nullable Long downloadedBytes,
      @JsonProperty("read_at") @Nullable String readAt) {}

  /**
   * One client.
   *
   * @param counts torrents by what would be done
   * @param queue what would become of the limits of its queue
   * @param ofNoAccount torrents of no account by tracker host
   */
  record Client(
      @JsonProperty("id") String id,
      @JsonProperty("trouble") @Nullable String trouble,
      @JsonProperty("counts") Map<String, Long> counts,
      @JsonProperty("queue") List<Queue> queue,
      @JsonProperty("of_no_account") Map<String, Long> ofNoAccount,
      @JsonProperty("torrents") List<Torrent> torrents) {}

  /** For one account; {@code left} says why its limits are left, and is null where they are not. */
  record Queue(
      @JsonProperty("account") String account,
      @JsonProperty("waiting") int waiting,
      @JsonProperty("raises") List<Raised> raises,
      @JsonProperty("left") @Nullable String left,
      @JsonProperty("why") @Nullable String why) {}

  /** A limit of the queue, by the client's own name. */
  record Raised(
      @JsonProperty("limit") String limit,
      @JsonProperty("from") int from,
      @JsonProperty("to") int to) {}

  /** One torrent; {@code act} is stop, start, force, hold, wait or leave. */
  record Torrent(
      @JsonProperty("hash") String hash,
      @JsonProperty("name") String name,
      @JsonProperty("account") @Nullable String account,
      @JsonProperty("trackers") Set<String> trackers,
      @JsonProperty("state") String state,
      @JsonProperty("act") String act,
      @JsonProperty("reason") String reason,
      @JsonProperty("why") String why) {}

  /**
   * @param accounts which are told of
   * @param others whether torrents of no account are told of
   */
  static PlanReport of(Plan plan, Set<String> accounts, boolean others) {
    return new PlanReport(
        plan.accounts().stream()
            .filter(account -> accounts.contains(account.id()))
            .map(PlanReport::account)
            .toList(),
        plan.clients().stream().map(client -> client(client, accounts, others)).toList());
  }

  private static Account account(PlannedAccount account) {
    Reading reading = account.reading();
    return new Account(
        account.id(),
        account.observing() ? "observe" : "act",
        lower(account.standing()),
        account.level() == null ? null : lower(account.level()),
        reading == null ? null : ratio(reading),
        reading == null ? null : reading.uploadedBytes(),
        reading == null ? null : reading.downloadedBytes(),
        reading == null ? null : reading.readAt().toString());
  }

  private static @Nullable BigDecimal ratio(Reading reading) {
    return reading.downloadedBytes() == 0
        ? null
        : BigDecimal.valueOf(reading.uploadedBytes())
            .divide(BigDecimal.valueOf(reading.downloadedBytes()), DECIMALS, RoundingMode.FLOOR);
  }

  private static Client client(PlannedClient client, Set<String> accounts, boolean others) {
    List<PlannedTorrent> told =
        client.torrents().stream()
            .filter(one ->
                one.account() == null
                    ? others || one.reason() != Reason.NO_ACCOUNT
                    : accounts.contains(one.account()))
            .sorted(
                Comparator.comparing(PlannedTorrent::act)
                    .thenComparing(PlannedTorrent::reason)
                    .thenComparing(one -> one.torrent().name()))
            .toList();
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> hosts = new TreeMap<>();
    for (PlannedTorrent one : told) {
      counts.merge(lower(one.act()), 1L, Long::sum);
      if (one.reason() == Reason.NO_ACCOUNT) {
        hosts.merge(host(one), 1L, Long::sum);
      }
    }
    return new Client(
        client.id(),
        client.trouble(),
        counts,
        queues(client, accounts),
        hosts,
        told.stream().map(PlanReport::torrent).toList());
  }

  private static List<Queue> queues(PlannedClient client, Set<String> accounts) {
    return client.queues().stream()
        .filter(queue -> accounts.contains(queue.account()))
        .map(PlanReport::queue)
        .toList();
  }

  private static Queue queue(PlannedQueue planned) {
    QueueObstacle obstacle = planned.obstacle();
    return new Queue(
        planned.account(),
        planned.waiting(),
        planned.raises().stream()
            .map(one -> new Raised(one.preference().label(), one.from().most(), one.to().most()))
            .toList(),
        obstacle == null ? null : lower(obstacle),
        obstacle == null ? null : obstacle.words());
  }

  private static String host(PlannedTorrent one) {
    return one.torrent().trackerHosts().isEmpty()
        ? "without a tracker"
        : String.join(" + ", new TreeSet<>(one.torrent().trackerHosts()));
  }

  private static Torrent torrent(PlannedTorrent one) {
    return new Torrent(
        one.torrent().hash(),
        one.torrent().name(),
        one.account(),
        new TreeSet<>(one.torrent().trackerHosts()),
        lower(one.torrent().state()),
        lower(one.act()),
        lower(one.reason()),
        one.reason().words());
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
