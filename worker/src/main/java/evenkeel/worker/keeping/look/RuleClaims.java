package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
   * @param returnable held torrents that may run on once they are complete: confirmed stopped, with
   *     a running baseline and no other claim
   * @param baselines how torrents stood before anyone's claim, where one is kept
   */
  record View(
      Collection<Sighting> sightings,
      LookMoment moment,
      ShareLimits limits,
      Set<Long> returnable,
      Map<Long, Run> baselines) {}

  /** Evaluates one open holder; answers how many torrents it would stop if it may only watch. */
  int evaluate(HoldersLedger.Holder holder, View view) {
    String account = holder.account();
    if (account == null) {
      return 0;
    }
    return rules.rule(holder.holder(), account).map(rule -> evaluate(holder, rule, view)).orElse(0);
  }

  private int evaluate(HoldersLedger.Holder holder, ClaimRule rule, View view) {
    long opening = holders.openingLook(holder.id(), client, view.moment().look());
    Map<Long, ClaimsLedger.Claim> placed = claims.of(holder.id());
    Found found = new Found();
    for (Sighting sighting : view.sightings()) {
      if (!sighting.torrent().masked()) {
        found.sort(sighting, placed.get(sighting.generation()), rule, view, opening);
      }
    }
    found.end(holder.id());
    return rule.observing() ? found.stop.size() : found.place(holder.id(), view.moment().look());
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

    int place(long holder, long look) {
      if (!stop.isEmpty()) {
        claims.place(holder, stop, Run.STOPPED, look);
      }
      if (!start.isEmpty()) {
        claims.place(holder, start, Run.NORMAL, look);
      }
      if (!users.isEmpty()) {
        claims.leaveToTheUser(holder, users, look);
      }
      return 0;
    }
  }

  /** What other claims make of a torrent is not the user's doing: it stands as its baseline. */
  private static ClaimRule.Candidate candidate(Sighting sighting, View view, long opening) {
    Run baseline = view.baselines().get(sighting.generation());
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
        && view.returnable().contains(sighting.generation())
        && !sighting.torrent().limits().within(view.limits()).couldAct();
  }
}
