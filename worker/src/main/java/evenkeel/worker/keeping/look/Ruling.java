package evenkeel.worker.keeping.look;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.ClaimRule.Ground;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.ledger.ClaimsLedger.Claim;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a holder's rule makes of torrents in one look. Changes nothing: the keeper follows it, a
 * plan only tells it.
 *
 * @param opening the look in which the holder first saw the client
 */
public record Ruling(ClaimRule rule, View view, long opening) {

  /**
   * What a look offers to the rules.
   *
   * @param limits the client's own share limits
   * @param kept what is kept, by generation
   */
  public record View(
      Collection<Sighting> sightings,
      LookMoment moment,
      ShareLimits limits,
      Map<Long, KeptField<Run>> kept) {

    public View(
        Collection<Sighting> sightings,
        LookMoment moment,
        ShareLimits limits,
        List<Kept<Run>> kept) {
      this(
          sightings,
          moment,
          limits,
          kept.stream().collect(Collectors.toMap(Kept::generation, Kept::field)));
    }

    /** Whether anything was sent and has not been seen. */
    boolean awaiting() {
      return kept.values().stream().anyMatch(one -> one.pending() != null);
    }

    /** How a torrent stood before anyone's claim, where that is kept. */
    private @Nullable Run baseline(long generation) {
      KeptField<Run> field = kept.get(generation);
      return field == null ? null : field.baseline();
    }

    /** Whether it is not stopped for anyone, nor about to be: what is sent is waited for. */
    private boolean untouched(long generation) {
      KeptField<Run> field = kept.get(generation);
      return field == null || (field.confirmed() != Run.STOPPED && field.pending() == null);
    }

    /**
     * Whether a held torrent may run on once it is complete: confirmed stopped for one claim alone,
     * with a running baseline.
     */
    private boolean returnable(long generation) {
      KeptField<Run> field = kept.get(generation);
      return field != null
          && !field.parked()
          && !field.guarded()
          && field.confirmed() == Run.STOPPED
          && field.baseline() != Run.STOPPED
          && field.wants().size() == 1;
    }
  }

  /** What follows for one torrent. */
  public enum Outcome {
    NONE,
    STOP,
    START,
    FORCE,
    USERS_OWN,
    /** To be remembered as what would be stopped. */
    OBSERVED,
    /** To be remembered with its ground. */
    REFUSED,
    /** Its claim ends, since the rule may not touch it any more. */
    EXCLUDED,
    /** The same, once another look shows it too: a tool may only be changing something. */
    SEEMS_EXCLUDED,
    /** Its claim ends, since a share limit became known before it was touched. */
    LIMITED,
    /** Its claim ends, since the client has not done it for too long. */
    OVERDUE,
    /** Its claim ends, since it is complete now and may run on. */
    FINISHED
  }

  /**
   * What follows for a torrent, an unmasked one unless the rule judges masked ones.
   *
   * @param claim the holder's claim on it, open or ended; null = there never was one
   */
  public Outcome of(Sighting sighting, @Nullable Claim claim) {
    boolean covered = rule.covers(sighting.torrent());
    if (claim != null && claim.open()) {
      Outcome outcome = claimed(sighting, claim, covered);
      return outcome == Outcome.EXCLUDED && mayPass(sighting) ? Outcome.SEEMS_EXCLUDED : outcome;
    }
    if (!covered || (claim != null && !claim.again())) {
      return Outcome.NONE;
    }
    Outcome outcome = unclaimed(sighting);
    boolean again = outcome == Outcome.STOP || outcome == Outcome.USERS_OWN;
    return claim == null || again ? outcome : Outcome.NONE;
  }

  private Outcome claimed(Sighting sighting, Claim claim, boolean covered) {
    if (rule.overdue(view.moment().at()) && view.untouched(sighting.generation())) {
      return Outcome.OVERDUE;
    }
    if (sighting.torrent().masked()) {
      return covered ? Outcome.NONE : Outcome.EXCLUDED;
    }
    if (!covered || mayNotStart(sighting, claim)) {
      return Outcome.EXCLUDED;
    }
    if (wouldDownload(sighting, claim)) {
      return Outcome.STOP;
    }
    if (mayNotReturn(sighting, claim)) {
      return Outcome.LIMITED;
    }
    return mayRunOn(sighting, claim) ? Outcome.FINISHED : Outcome.NONE;
  }

  /** What was touched is given back by this; and only a tag is set by whoever means just that. */
  private boolean mayPass(Sighting sighting) {
    return view.baseline(sighting.generation()) != null
        && rule.coverage(sighting.torrent()) != ClaimRule.Coverage.EXCLUDED_TAG;
  }

  private Outcome unclaimed(Sighting sighting) {
    return switch (ground(sighting).answer()) {
      case STOP -> Outcome.STOP;
      case START -> Outcome.START;
      case FORCE -> Outcome.FORCE;
      case USERS_OWN -> Outcome.USERS_OWN;
      case WOULD_STOP -> Outcome.OBSERVED;
      case REFUSE -> Outcome.REFUSED;
      case NONE -> Outcome.NONE;
    };
  }

  /**
   * Why the rule wants something, or nothing, of a torrent that it covers. What other claims make
   * of a torrent is not the user's doing: it stands as its baseline.
   */
  public Ground ground(Sighting sighting) {
    Run baseline = view.baseline(sighting.generation());
    return rule.ground(
        new ClaimRule.Candidate(
            sighting.torrent(),
            baseline == null ? sighting.torrent().run() : baseline,
            view.moment().look() == opening,
            sighting.knownAt(opening),
            baseline == null ? sighting.lastRun() : baseline,
            sighting.torrent().limits().within(view.limits()),
            view.moment().at()));
  }

  /**
   * A seed that was to run has lost its data, or is to fetch more: it costs what a download does.
   */
  private static boolean wouldDownload(Sighting sighting, Claim claim) {
    return claim.wanted() != Run.STOPPED && !sighting.torrent().complete();
  }

  /** It finished while, or before, it was being stopped: as a seed it costs nothing. */
  private boolean mayRunOn(Sighting sighting, Claim claim) {
    return claim.wanted() == Run.STOPPED
        && sighting.torrent().complete()
        && rule.sparesComplete()
        && (view.baseline(sighting.generation()) == null
            || (view.returnable(sighting.generation()) && !couldBeLimited(sighting)));
  }

  /** A limit of a seed became known only after the start of it was decided, and before it began. */
  private boolean mayNotStart(Sighting sighting, Claim claim) {
    return claim.wanted() != Run.STOPPED
        && view.baseline(sighting.generation()) == null
        && sighting.torrent().complete()
        && couldBeLimited(sighting);
  }

  /** A seed is to be stopped for a moment, and might not be started again. */
  private boolean mayNotReturn(Sighting sighting, Claim claim) {
    return !rule.sparesComplete()
        && claim.wanted() == Run.STOPPED
        && view.baseline(sighting.generation()) == null
        && sighting.torrent().complete()
        && couldBeLimited(sighting);
  }

  private boolean couldBeLimited(Sighting sighting) {
    return sighting.torrent().limits().within(view.limits()).couldAct();
  }
}
