package evenkeel.worker.planning;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.ClaimRule.Coverage;
import evenkeel.keeping.FieldPolicy;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.ledger.ClaimsLedger.Claim;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.look.Ruling;
import evenkeel.worker.planning.Memory.OfClient;
import evenkeel.worker.planning.Memory.OfHolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Plans for the torrents of one client in one look, as its keeper would judge them. */
final class ClientPlanner {
  private final OfClient known;
  private final Map<Long, Kept<Run>> kept;
  private final HeldPlanner held;

  /** Every account's rule. */
  private final Map<String, ClaimRule> rules;

  /** Rulings of those accounts whose rule claims. */
  private final Map<String, Ruling> rulings = new LinkedHashMap<>();

  ClientPlanner(
      OfClient known, FieldPolicy policy, Ruling.View view, Map<String, ClaimRule> rules) {
    this.known = known;
    this.rules = rules;
    kept = known.kept().stream().collect(Collectors.toMap(Kept::generation, one -> one));
    held = new HeldPlanner(policy, view.moment(), view.limits());
  }

  /** Its rule claims: where it has not seen the client yet, this look is its first. */
  ClientPlanner claiming(String account, Ruling.View view) {
    long opening = holder(account).opening().orElse(view.moment().look());
    rulings.put(account, new Ruling(rule(account), view, opening));
    return this;
  }

  List<PlannedTorrent> plan() {
    return known.sightings().stream().map(this::plan).toList();
  }

  private PlannedTorrent plan(Sighting sighting) {
    List<PlannedTorrent> all = new ArrayList<>();
    rules.keySet().forEach(account -> all.add(plan(account, sighting)));
    Kept<Run> field = kept.get(sighting.generation());
    if (field != null) {
      all.removeIf(one -> one.act() == Act.LEAVE);
      all.add(held.plan(field.field(), sighting.torrent()));
    }
    // Of several accounts' words the strictest holds, and any of them before "not mine".
    return all.stream()
        .min(
            Comparator.comparing(PlannedTorrent::act)
                .thenComparing(one -> one.account() == null)
                .thenComparing(PlannedTorrent::reason))
        .orElseGet(() -> PlannedTorrent.leave(sighting.torrent(), null, Reason.NO_ACCOUNT));
  }

  private PlannedTorrent plan(String account, Sighting sighting) {
    Torrent torrent = sighting.torrent();
    Coverage coverage = rule(account).coverage(torrent);
    if (coverage == Coverage.NOT_OF_ACCOUNT && claim(account, sighting) == null) {
      return PlannedTorrent.leave(torrent, null, Reason.NO_ACCOUNT);
    }
    Ruling ruling = rulings.get(account);
    if (ruling != null && !known.moment().settled()) {
      return new PlannedTorrent(torrent, account, Act.WAIT, Reason.LOADING);
    }
    if (ruling != null && torrent.masked() && coverage == Coverage.COVERED) {
      return new PlannedTorrent(torrent, account, Act.WAIT, Reason.hidden(torrent));
    }
    return ruling == null || torrent.masked()
        ? PlannedTorrent.leave(torrent, account, Reason.of(coverage))
        : ruled(account, ruling, sighting, coverage);
  }

  private PlannedTorrent ruled(
      String account, Ruling ruling, Sighting sighting, Coverage coverage) {
    Torrent torrent = sighting.torrent();
    return switch (ruling.of(sighting, claim(account, sighting))) {
      case STOP -> new PlannedTorrent(torrent, account, Act.STOP, Reason.DOWNLOADS);
      case START -> new PlannedTorrent(torrent, account, Act.START, Reason.COULD_SEED);
      case FORCE ->
          new PlannedTorrent(torrent, account, Act.FORCE, Reason.of(ruling.ground(sighting)));
      case USERS_OWN -> PlannedTorrent.leave(torrent, account, Reason.STARTED_BY_USER);
      case EXCLUDED, SEEMS_EXCLUDED -> returned(account, sighting, Reason.EXCLUDED_WHILE_HELD);
      case FINISHED -> returned(account, sighting, Reason.FINISHED_WHILE_HELD);
      case LIMITED, OVERDUE, OBSERVED, REFUSED, NONE ->
          PlannedTorrent.leave(torrent, account, none(ruling, sighting, coverage));
    };
  }

  /** Its claim ends; another's claim may still hold it. */
  private PlannedTorrent returned(String account, Sighting sighting, Reason reason) {
    Kept<Run> field = kept.get(sighting.generation());
    return field == null || field.field().wants().size() > 1
        ? PlannedTorrent.leave(sighting.torrent(), account, reason)
        : new PlannedTorrent(
            sighting.torrent(), account, HeldPlanner.act(field.field().baseline()), reason);
  }

  private Reason none(Ruling ruling, Sighting sighting, Coverage coverage) {
    return coverage == Coverage.COVERED ? Reason.of(ruling.ground(sighting)) : Reason.of(coverage);
  }

  private ClaimRule rule(String account) {
    return Objects.requireNonNull(rules.get(account), account);
  }

  private @Nullable Claim claim(String account, Sighting sighting) {
    return holder(account).claims().get(sighting.generation());
  }

  private OfHolder holder(String account) {
    return known.holders().getOrDefault(account, OfHolder.NEW);
  }
}
