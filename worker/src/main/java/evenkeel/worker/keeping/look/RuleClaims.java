package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.Run;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
   * What came of an open holder.
   *
   * @param wouldStop how many torrents it would stop if it may only watch
   * @param changed whether claims were placed or ended
   */
  record Evaluated(int wouldStop, boolean changed) {
    static final Evaluated NOTHING = new Evaluated(0, false);
  }

  /** Evaluates one open holder. */
  Evaluated evaluate(HoldersLedger.Holder holder, Ruling.View view) {
    String account = holder.account();
    if (account == null) {
      return Evaluated.NOTHING;
    }
    return rules
        .rule(holder.holder(), account)
        .map(rule -> evaluate(holder, rule, view))
        .orElse(Evaluated.NOTHING);
  }

  private Evaluated evaluate(HoldersLedger.Holder holder, ClaimRule rule, Ruling.View view) {
    long opening = holders.openingLook(holder.id(), client, view.moment().look());
    Map<Long, ClaimsLedger.Claim> placed = claims.of(holder.id());
    Ruling ruling = new Ruling(rule, view, opening);
    Found found = new Found();
    for (Sighting sighting : view.sightings()) {
      if (!sighting.torrent().masked()) {
        found.sort(sighting.generation(), ruling.of(sighting, placed.get(sighting.generation())));
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

    void sort(long generation, Ruling.Outcome outcome) {
      switch (outcome) {
        case STOP -> stop.add(generation);
        case START -> start.add(generation);
        case USERS_OWN -> users.add(generation);
        case EXCLUDED -> excluded.add(generation);
        case FINISHED -> finished.add(generation);
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
}
