package evenkeel.order;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Claims the one torrent that is to be restarted, or says why it cannot be. */
public record RestartRule(Selection selection, OrderedAccounts accounts, Instant givenAt)
    implements ClaimRule {
  /** A torrent is restarted now or not at all: nobody expects it hours later. */
  private static final Duration LATEST = Duration.ofMinutes(10);

  /** What was claimed and could not be stopped within this time is left alone. */
  private static final Duration END = Duration.ofHours(1);

  @Override
  public Coverage coverage(Torrent torrent) {
    return selection.means(torrent) ? Coverage.COVERED : Coverage.NOT_OF_ACCOUNT;
  }

  @Override
  public Ground ground(Candidate candidate) {
    Torrent torrent = candidate.torrent();
    if (!candidate.opening()) {
      return Ground.NOT_MEANT;
    }
    if (late(givenAt, candidate.at())) {
      return Ground.TOO_LATE;
    }
    if (accounts.coverage(torrent) != Coverage.COVERED) {
      return Ground.LEFT_OUT;
    }
    if (observed(torrent)) {
      return Ground.ONLY_WATCHED;
    }
    if (torrent.masked()) {
      return Ground.HIDDEN;
    }
    return ofShown(candidate);
  }

  private static Ground ofShown(Candidate candidate) {
    Torrent torrent = candidate.torrent();
    if (candidate.run() != torrent.run()) {
      return Ground.HELD_ALREADY;
    }
    if (candidate.run() == Run.STOPPED) {
      return Ground.STANDS_STILL;
    }
    return torrent.complete() && candidate.limits().couldAct() ? Ground.LIMITED : Ground.RESTARTS;
  }

  /** Whether a look shows no longer what its giver saw, both by the ledger's clock. */
  static boolean late(Instant givenAt, Instant look) {
    return look.minus(LATEST).isAfter(givenAt);
  }

  private boolean observed(Torrent torrent) {
    List<OrderedAccount> owners = accounts.of(torrent);
    return !owners.isEmpty() && owners.stream().allMatch(OrderedAccount::observing);
  }

  @Override
  public boolean observing() {
    return false;
  }

  @Override
  public boolean judgesMasked() {
    return true;
  }

  @Override
  public boolean claimsOnce() {
    return true;
  }

  @Override
  public boolean overdue(Instant at) {
    return at.minus(END).isAfter(givenAt);
  }

  /** A seed is restarted too. */
  @Override
  public boolean sparesComplete() {
    return false;
  }

  /** Why a torrent was not restarted, in a sentence. */
  public static String refusal(Ground ground) {
    return switch (ground) {
      case LEFT_OUT -> "It is excluded, by its category or a tag such as evenkeel-ignore.";
      case TOO_LATE ->
          "Its client could not be looked at within %d minutes of the order, so it was left alone."
              .formatted(LATEST.toMinutes());
      case OVERDUE ->
          "Its client did not stop it within %d minutes of the order, so it was left alone."
              .formatted(END.toMinutes());
      case ONLY_WATCHED -> "Its account is only observed (mode: observe), so nothing is changed.";
      case HIDDEN ->
          "Its state hides whether it is stopped or complete: it is being checked or moved, lacks metadata or files, or is in error.";
      case HELD_ALREADY -> "Evenkeel holds it already, for an emergency or another order.";
      case STANDS_STILL -> "It stands stopped already.";
      case LIMITED ->
          "It is complete and a share limit is set for it: once stopped it might never be started again.";
      default -> throw new IllegalArgumentException(ground + " refuses nothing");
    };
  }
}
