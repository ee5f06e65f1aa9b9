package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Places, and ends, what open holders claim by rule. */
final class RuleClaims {
  private final HoldersLedger holders;
  private final ClaimsLedger claims;
  private final ClaimRules rules;
  private final String client;

  RuleClaims(HoldersLedger holders, ClaimsLedger claims, ClaimRules rules, String client) {
    this.holders = holders;
    this.claims = claims;
    this.rules = rules;
    this.client = client;
  }

  /**
   * What a look offers to the rules.
   *
   * @param limits the client's own share limits
   * @param kept what is kept, by generation
   */
  record View(
      Collection<Sighting> sightings,
      LookMoment moment,
      ShareLimits limits,
      Map<Long, KeptField> kept) {

    View(Collection<Sighting> sightings, LookMoment moment, ShareLimits limits, List<Kept> kept) {
      this(
          sightings,
          moment,
          limits,
          kept.stream().collect(Collectors.toMap(Kept::generation, Kept::field)));
    }

    /** How a torrent stood before anyone's claim, where that is kept. */
    @Nullable Run baseline(long generation) {
      KeptField field = kept.get(generation);
      return field == null ? null : field.baseline();
    }

    /**
     * Whether a held torrent may run on once it is complete: confirmed stopped for one claim alone,
     * with a running baseline.
     */
    boolean returnable(long generation) {
      KeptField field = kept.get(generation);
      return field != null
          && !field.parked()
          && !field.guarded()
          && field.confirmed() == Run.STOPPED
          && field.baseline() != Run.STOPPED
          && field.wants().size() == 1;
    }
  }

  /**
   * What came of an open holder.
   *
   * @param wouldStop how many torrents it would stop if it may only watch
   * @param changed whether claims were placed or ended
   */
  record Evaluated(int wouldStop, boolean changed) {
    static final Evaluated NOTHING = new Evaluated(0, false);
  }

  /** Evaluates one open holder. */
  Evaluated evaluate(HoldersLedger.Holder holder, View view) {
    String account = holder.account();
    if (account == null) {
      return Evaluated.NOTHING;
    }
    return rules
        .rule(holder.holder(), account)
        .map(rule -> evaluate(holder, rule, view))
        .orElse(Evaluated.NOTHING);
  }

  private Evaluated evaluate(HoldersLedger.Holder holder, ClaimRule rule, View view) {
    long opening = holders.openingLook(holder.id(), client, view.moment().look());
    Map<Long, ClaimsLedger.Claim> placed = claims.of(holder.id());
    Found found = new Found();
    for (Sighting sighting : view.sightings()) {
      if (!sighting.torrent().masked()) {
        found.sort(sighting, placed.get(sighting.generation()), rule, view, opening);
      }
    }
    found.end(holder.id());
    if (rule.observing()) {
      return new Evaluated(found.stop.size(), found.ended());
    }
    found.place(holder.id(), view.moment().look());
    return new Evaluated(0, found.ended() || found.placed());
  }

  /** What one evaluation has found. */
  private final class Found {
    private final List<Long> stop = new ArrayList<>();
    private final List<Long> start = new ArrayList<>();
    private final List<Long> users = new ArrayList<>();
    private final List<Long> excluded = new ArrayList<>();
    private final List<Long> finished = new ArrayList<>();

    void sort(
        Sighting sighting,
        ClaimsLedger.@Nullable Claim claim,
        ClaimRule rule,
        View view,
        long opening) {
      long generation = sighting.generation();
      boolean covered = rule.covers(sighting.torrent());
      if (claim != null) {
        if (claim.open() && !covered) {
          excluded.add(generation);
        } else if (claim.open() && mayRunOn(sighting, claim, view)) {
          finished.add(generation);
        }
      } else if (covered) {
        judge(sighting, rule, view, opening);
      }
    }

    private void judge(Sighting sighting, ClaimRule rule, View view, long opening) {
      switch (rule.judge(candidate(sighting, view, opening))) {
        case STOP -> stop.add(sighting.generation());
        case START -> start.add(sighting.generation());
        case USERS_OWN -> users.add(sighting.generation());
        case NONE -> {}
      }
    }

    void end(long holder) {
      if (!excluded.isEmpty()) {
        claims.end(holder, excluded, "excluded");
      }
      if (!finished.isEmpty()) {
        claims.end(holder, finished, "finished");
      }
    }

    boolean ended() {
      return !excluded.isEmpty() || !finished.isEmpty();
    }

    boolean placed() {
      return !stop.isEmpty() || !start.isEmpty() || !users.isEmpty();
    }

    void place(long holder, long look) {
      if (!stop.isEmpty()) {
        claims.place(holder, stop, Run.STOPPED, look);
      }
      if (!start.isEmpty()) {
        claims.place(holder, start, Run.NORMAL, look);
      }
      if (!users.isEmpty()) {
        claims.leaveToTheUser(holder, users, look);
      }
    }
  }

  /** What other claims make of a torrent is not the user's doing: it stands as its baseline. */
  private static ClaimRule.Candidate candidate(Sighting sighting, View view, long opening) {
    Run baseline = view.baseline(sighting.generation());
    return new ClaimRule.Candidate(
        sighting.torrent(),
        baseline == null ? sighting.torrent().run() : baseline,
        view.moment().look() == opening,
        sighting.knownAt(opening),
        baseline == null ? sighting.lastRun() : baseline,
        sighting.torrent().limits().within(view.limits()));
  }

  /** It finished while it was being stopped: as a seed it costs nothing. */
  private static boolean mayRunOn(Sighting sighting, ClaimsLedger.Claim claim, View view) {
    return claim.wanted() == Run.STOPPED
        && sighting.torrent().complete()
        && view.returnable(sighting.generation())
        && !sighting.torrent().limits().within(view.limits()).couldAct();
  }
}
