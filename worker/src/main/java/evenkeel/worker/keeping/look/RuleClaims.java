package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.Sighting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Places, and ends, what open holders claim by rule. */
final class RuleClaims {
  private final HoldersLedger holders;
  private final ClaimsLedger claims;
  private final ClaimRules rules;
  private final String client;

  /** Since when torrents have seemed excluded at every look, by holder and generation. */
  private final Map<Long, Map<Long, Instant>> seeming = new HashMap<>();

  RuleClaims(HoldersLedger holders, ClaimsLedger claims, ClaimRules rules, String client) {
    this.holders = holders;
    this.claims = claims;
    this.rules = rules;
    this.client = client;
  }

  /**
   * What came of open holders.
   *
   * @param wouldStop how many torrents those would stop that may only watch, by holder
   * @param changed whether claims were placed or ended
   * @param concerned whether any of them holds, or may yet claim, something at the client
   */
  record Evaluated(Map<Long, Integer> wouldStop, boolean changed, boolean concerned) {
    static final Evaluated NOTHING = new Evaluated(Map.of(), false, false);
  }

  /** The rules, as they are today, of open holders for an account that give nothing back yet. */
  Map<HoldersLedger.Holder, ClaimRule> today(List<HoldersLedger.Holder> open) {
    Map<HoldersLedger.Holder, ClaimRule> today = new LinkedHashMap<>();
    open.stream()
        .filter(holder -> holder.account() != null && !holder.releasing())
        .forEach(holder -> rules.rule(holder, client).ifPresent(rule -> today.put(holder, rule)));
    return today;
  }

  /** Evaluates open holders, one after the other. */
  Evaluated evaluate(List<HoldersLedger.Holder> open, Ruling.View view) {
    seeming.keySet().retainAll(open.stream().map(HoldersLedger.Holder::id).toList());
    Map<Long, Integer> wouldStop = new HashMap<>();
    boolean changed = false;
    boolean concerned = false;
    for (HoldersLedger.Holder holder : open) {
      Optional<ClaimRule> rule = rules.rule(holder, client);
      if (rule.isPresent()) {
        if (rule.get().observing()) {
          claims.withdraw(holder.id(), client);
        }
        Map<Long, ClaimsLedger.Claim> placed = claims.of(holder.id());
        boolean now = evaluate(holder, new Asked(rule.get(), placed), view, wouldStop);
        changed |= now;
        concerned |= now || !rule.get().claimsOnce() || held(placed, view);
      }
    }
    return new Evaluated(wouldStop, changed, concerned);
  }

  private static boolean held(Map<Long, ClaimsLedger.Claim> placed, Ruling.View view) {
    return view.sightings().stream()
        .map(sighting -> placed.get(sighting.generation()))
        .anyMatch(claim -> claim != null && claim.open());
  }

  /** A rule, and what the holder has claimed by it. */
  private record Asked(ClaimRule rule, Map<Long, ClaimsLedger.Claim> placed) {
    /** One that claims at its first look alone has nothing to say of what it did not claim then. */
    boolean passesOver(Sighting sighting, Ruling ruling) {
      return rule.claimsOnce()
          && ruling.opening() != ruling.view().moment().look()
          && !placed.containsKey(sighting.generation());
    }
  }

  private boolean evaluate(
      HoldersLedger.Holder holder, Asked asked, Ruling.View view, Map<Long, Integer> wouldStop) {
    ClaimRule rule = asked.rule();
    long opening = holders.openingLook(holder.id(), client, view.moment().look());
    Ruling ruling = new Ruling(rule, view, opening);
    Found found = new Found();
    Arriving arriving = new Arriving(rule, view);
    for (Sighting sighting : view.sightings()) {
      if (asked.passesOver(sighting, ruling)) {
        continue;
      }
      ClaimsLedger.Claim claim = asked.placed().get(sighting.generation());
      arriving.add(sighting, claim);
      if (!sighting.torrent().masked() || rule.judgesMasked()) {
        found.sort(sighting, claim, ruling);
      }
    }
    claims.toCome(holder.id(), client, arriving.bytes());
    found.confirm(seeming.computeIfAbsent(holder.id(), any -> new HashMap<>()), view.moment());
    found.end(holder.id());
    if (holder.releasing()) {
      return found.ended();
    }
    if (rule.observing()) {
      wouldStop.put(holder.id(), found.stop.size());
      return found.ended();
    }
    found.place(holder.id(), view.moment().look());
    return found.ended() || found.placed();
  }

  /** What one evaluation has found. */
  private final class Found {
    private final Map<Long, Long> stop = new HashMap<>();
    private final Map<Long, Long> left = new HashMap<>();
    private final List<Long> start = new ArrayList<>();
    private final List<Long> force = new ArrayList<>();
    private final List<Long> users = new ArrayList<>();
    private final List<Long> excluded = new ArrayList<>();
    private final Set<Long> seeming = new HashSet<>();
    private final List<Long> finished = new ArrayList<>();
    private final List<Long> limited = new ArrayList<>();
    private final List<Long> overdue = new ArrayList<>();
    private final List<Long> observed = new ArrayList<>();
    private final Map<Long, ClaimRule.Ground> refused = new HashMap<>();

    void sort(Sighting sighting, ClaimsLedger.@Nullable Claim claim, Ruling ruling) {
      long generation = sighting.generation();
      long bytes = sighting.torrent().amountLeft();
      if (claim != null && claim.open() && claim.left() != bytes) {
        left.put(generation, bytes);
      }
      switch (ruling.of(sighting, claim)) {
        case STOP -> stop.put(generation, bytes);
        case START -> start.add(generation);
        case FORCE -> force.add(generation);
        case USERS_OWN -> users.add(generation);
        case EXCLUDED -> excluded.add(generation);
        case SEEMS_EXCLUDED -> seeming.add(generation);
        case FINISHED -> finished.add(generation);
        case LIMITED -> limited.add(generation);
        case OVERDUE -> overdue.add(generation);
        case OBSERVED -> observed.add(generation);
        case REFUSED -> refused.put(generation, ruling.ground(sighting));
        case NONE -> {}
      }
    }

    /** What has seemed so for as long as a client may show what is over is so. */
    void confirm(Map<Long, Instant> since, LookMoment moment) {
      since.keySet().retainAll(seeming);
      since.forEach((one, first) -> {
        if (!first.isAfter(moment.at().minus(moment.refresh()))) {
          excluded.add(one);
        }
      });
      seeming.forEach(one -> since.putIfAbsent(one, moment.at()));
    }

    void end(long holder) {
      if (!left.isEmpty()) {
        claims.left(holder, left);
      }
      if (!excluded.isEmpty()) {
        claims.end(holder, excluded, "excluded");
      }
      if (!finished.isEmpty()) {
        claims.end(holder, finished, "finished");
      }
      if (!limited.isEmpty()) {
        claims.end(holder, limited, "refused: " + ClaimRule.Ground.LIMITED);
      }
      if (!overdue.isEmpty()) {
        claims.end(holder, overdue, "refused: " + ClaimRule.Ground.OVERDUE);
      }
    }

    boolean ended() {
      return !(excluded.isEmpty() && finished.isEmpty() && limited.isEmpty() && overdue.isEmpty());
    }

    boolean placed() {
      return !stop.isEmpty() || !start.isEmpty() || !force.isEmpty() || !users.isEmpty();
    }

    void place(long holder, long look) {
      if (!stop.isEmpty()) {
        claims.stop(holder, stop, look);
      }
      if (!start.isEmpty()) {
        claims.place(holder, start, Run.NORMAL, look);
      }
      if (!force.isEmpty()) {
        claims.place(holder, force, Run.FORCED, look);
      }
      if (!users.isEmpty()) {
        claims.leaveToTheUser(holder, users, look);
      }
      if (!observed.isEmpty()) {
        claims.note(holder, observed, look, "observed");
      }
      refused.forEach((generation, ground) ->
          claims.note(holder, List.of(generation), look, "refused: " + ground));
    }
  }
}
