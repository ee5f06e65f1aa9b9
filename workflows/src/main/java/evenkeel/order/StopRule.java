package evenkeel.order;

import evenkeel.keeping.ClaimRule;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import java.time.Instant;
import java.util.List;

/**
 * What an order to stop downloading claims: every incomplete torrent of its selection that is not
 * stopped when the order first looks. What comes to match later is not swept; one that hides what
 * it is at that look is claimed, and let go if it shows itself complete.
 *
 * @param givenAt when the order was given
 */
public record StopRule(Selection selection, OrderedAccounts accounts, Instant givenAt)
    implements ClaimRule {

  /** Once claimed, whose it is no longer matters: only what is excluded is let go. */
  @Override
  public Coverage coverage(Torrent torrent) {
    return accounts.coverage(torrent);
  }

  @Override
  public Ground ground(Candidate candidate) {
    Torrent torrent = candidate.torrent();
    if (!candidate.opening() || !selection.means(torrent) || !ofMeantAccount(torrent)) {
      return Ground.NOT_MEANT;
    }
    Ground ground = torrent.masked() ? ofMasked(torrent) : ofShown(candidate);
    return ground.answer() == Answer.STOP && addedLater(candidate) ? Ground.ADDED_LATER : ground;
  }

  /** In error too: once that is over, or the client starts anew, it may go on by itself. */
  private Ground ofMasked(Torrent torrent) {
    return observed(torrent) ? Ground.NOT_MEANT : Ground.MAY_DOWNLOAD;
  }

  private Ground ofShown(Candidate candidate) {
    if (candidate.torrent().complete()) {
      return Ground.SEEDS_ALREADY;
    }
    if (candidate.run() == Run.STOPPED) {
      return Ground.STOPPED_ALREADY;
    }
    return observed(candidate.torrent()) ? Ground.OBSERVED : Ground.DOWNLOADS;
  }

  /**
   * A client may be away for long: what its user adds meanwhile was not there to be meant. Its
   * clock, which may be wrong, is asked only then, and only of a torrent that was never seen
   * before.
   */
  private boolean addedLater(Candidate candidate) {
    return candidate.lastRun() == null
        && RestartRule.late(givenAt, candidate.at())
        && candidate.torrent().addedOn() > givenAt.getEpochSecond();
  }

  private boolean ofMeantAccount(Torrent torrent) {
    List<OrderedAccount> owners = accounts.of(torrent);
    if (owners.isEmpty()) {
      return selection.accounts().isEmpty() && selection.names(torrent);
    }
    return owners.stream().anyMatch(one -> selection.means(one.id()));
  }

  /** One account that may be acted for is enough, as in an emergency. */
  private boolean observed(Torrent torrent) {
    List<OrderedAccount> meant =
        accounts.of(torrent).stream().filter(one -> selection.means(one.id())).toList();
    return !meant.isEmpty() && meant.stream().allMatch(OrderedAccount::observing);
  }

  /** Whether an account is only observed is judged torrent by torrent. */
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
}
