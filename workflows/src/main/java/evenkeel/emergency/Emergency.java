package evenkeel.emergency;

import evenkeel.account.Forecast;
import evenkeel.account.JudgedReading;
import evenkeel.keeping.KeeperReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An emergency as it stands: the story's input, state, answer to queries and result.
 *
 * @param opening why it began
 * @param number number of the row it holds its claims by; 0 until the row is open
 * @param openedAt when that row was opened; null until it is open
 * @param ending why it releases; null until it does
 * @param rowHold the hold that the row tells of; null if it tells of none
 * @param release how far the way back is
 */
public record Emergency(
    Opening opening,
    long number,
    Phase phase,
    @Nullable Instant openedAt,
    Cause cause,
    Progress progress,
    Outlook outlook,
    @Nullable String ending,
    @Nullable String rowHold,
    Release release) {
  private static final String RECOVERED = "the ratio has recovered";

  /** A story from before knows nothing of a release that waits. */
  public Emergency {
    release = Objects.requireNonNullElse(release, Release.NONE);
  }

  /** An emergency about to open. */
  public static Emergency opening(Opening opening) {
    Cause why = Cause.of(opening);
    Outlook ahead = Outlook.NONE;
    return new Emergency(
        opening, 0, Phase.FREEZING, null, why, Progress.NONE, ahead, null, null, Release.NONE);
  }

  /** What has to be done next; follows from the state alone, so that nothing heard is lost. */
  public Step next() {
    return Course.next(this);
  }

  /** Whether a row of this emergency is open: what it claims is frozen or about to be. */
  public boolean frozen() {
    return number > 0 && (phase == Phase.FREEZING || phase == Phase.FROZEN);
  }

  /** Whether its row is open on although it is being given back: the rest waits for the buffer. */
  public boolean waiting() {
    return phase == Phase.RELEASING && release.open();
  }

  /** Whether only an order, or time, ends it: by its readings it has recovered. */
  public boolean asking() {
    return frozen() && release.asksUntil() != null && cause.atRecovery() > 0;
  }

  /** Whether that row stays open for an operator's hold. */
  public boolean holding() {
    return frozen() && cause.hold() != null && !cause.quiet();
  }

  /** Whether the row tells who holds it now: it is all that is left if the story is lost. */
  public boolean holdWrittenDown() {
    return Objects.equals(cause.hold(), rowHold);
  }

  /** Whether there is nothing left to do. */
  public boolean over() {
    return phase == Phase.RELEASED && !cause.stands() && !cause.quiet();
  }

  /** What a row is opened for: at first as it began, later what turned it round. */
  public Opening wanted() {
    return Course.wanted(this);
  }

  /** A row was opened, or found open: then with the hold that it tells of. */
  public Emergency opened(
      long row, Instant at, Set<String> clients, Duration reminder, @Nullable String hold) {
    Progress awaited = progress.expecting(clients);
    Outlook ahead = outlook.opened(at, reminder);
    return new Emergency(
        opening, row, Phase.FREEZING, at, cause, awaited, ahead, null, hold, Release.NONE);
  }

  /**
   * The row was found being given back, by readings up to that one: so it goes on, unless something
   * newer speaks against it.
   */
  public Emergency openedReleasing(String why, long asOf) {
    return with(Phase.RELEASING, cause.since(asOf), outlook, why).with(Release.found());
  }

  /** What spoke for the row that was found speaks on; null = unknown whether readings did. */
  public Emergency asFound(Cause asked, @Nullable Boolean unrecovered) {
    Cause then = cause.foundHeld(rowHold, asked).found(unrecovered);
    return with(phase, then, outlook, ending);
  }

  /** No row was opened for {@code asked}: what was being released goes on being released. */
  public Emergency refused(Cause asked, String why) {
    Phase now = number == 0 ? Phase.RELEASED : phase;
    return with(now, cause.refused(asked), outlook, number == 0 ? why : ending);
  }

  public Emergency frozenEverywhere() {
    return with(Phase.FROZEN, cause, outlook, null);
  }

  public Emergency lookedAhead(long reading, @Nullable Forecast forecast) {
    return with(phase, cause, outlook.forecast(reading, forecast), ending);
  }

  /** What the ledger makes of all readings up to that one; overtaken by a newer one it is void. */
  public Emergency judged(long reading, Recovery recovery, Instant now) {
    if (!frozen() || !cause.unrecovered() || cause.lastNumber() != reading) {
      return this;
    }
    Cause then = cause.judged(recovery, recovery.endsAt(now));
    Emergency told = with(phase, then, outlook, then.stands() ? ending : RECOVERED);
    return told.with(release.judged(recovery, now).bounded(!then.stands()));
  }

  public Emergency reminded(Instant now) {
    return with(phase, cause, outlook.reminded(now), ending);
  }

  /** Its row is about to be closed. */
  public Emergency releasing() {
    return with(Phase.RELEASING, cause, outlook.ended(), ending);
  }

  /** Its row is closed; {@code clients} have something to give back. */
  public Emergency closed(Set<String> clients) {
    Emergency told = with(progress.expecting(clients)).with(release.closed());
    return told.with(phase, cause, outlook.ended(), ending);
  }

  /** As much is about to be given back as the buffer bears. */
  public Emergency givingBack() {
    return with(Phase.RELEASING, cause, outlook, ending).with(release.begun(cause.lastNumber()));
  }

  /** This is left to wait, by client id; {@code tooLarge} of it more than the buffer ever bears. */
  public Emergency left(Map<String, Waiting> waiting, Waiting tooLarge) {
    return with(release.left(waiting, tooLarge));
  }

  public Emergency released() {
    return with(Phase.RELEASED, cause, outlook.ended(), ending).with(Release.NONE);
  }

  /** Its row was closed by somebody else, who gave everything back: nothing of it stands. */
  public Emergency restoredByHand(Cause asked) {
    return with(Phase.RELEASED, cause.refused(asked), outlook.ended(), "restored by hand")
        .with(Release.NONE);
  }

  public Emergency heard(JudgedReading judged) {
    Cause now = cause.heard(judged);
    boolean recovered = cause.stands() && !now.stands();
    return with(phase, now, outlook, recovered ? RECOVERED : ending);
  }

  public Emergency heard(KeeperReport report) {
    return with(progress.heard(report));
  }

  public Emergency held(String reason) {
    return with(phase, cause.held(reason), outlook, ending);
  }

  /** A hold that came up when somebody else had closed its row opens another. */
  public Emergency heldWithoutRow() {
    return restoredByHand(cause.held(rowHold));
  }

  /** The row tells of this hold now. */
  public Emergency holdWritten(@Nullable String written) {
    return new Emergency(
        opening, number, phase, openedAt, cause, progress, outlook, ending, written, release);
  }

  /** The operator holds it no longer, and if it asks or waits for nothing else gives all back. */
  public Emergency handedBack() {
    Cause then = asking() ? cause.overcome() : cause.held(null);
    return with(phase, then, outlook, then.unrecovered() ? ending : "handed back")
        .with(release.ordered());
  }

  /** Readings open nothing now until the level has once left emergency. */
  public Emergency quieted() {
    return with(phase, cause.quieted(), outlook, ending);
  }

  /** Whatever speaks for the freeze is overruled, for this reason. */
  public Emergency releaseOrdered(String why) {
    return with(phase, cause.released(), outlook, why).with(release.ordered());
  }

  private Emergency with(Phase now, Cause causes, Outlook ahead, @Nullable String why) {
    boolean goesOn =
        (now == Phase.FREEZING || now == Phase.FROZEN) && causes.stands() && !causes.quiet();
    String over = goesOn ? null : why;
    return new Emergency(
        opening, number, now, openedAt, causes, progress, ahead, over, rowHold, release);
  }

  private Emergency with(Progress now) {
    return new Emergency(
        opening, number, phase, openedAt, cause, now, outlook, ending, rowHold, release);
  }

  private Emergency with(Release now) {
    return new Emergency(
        opening, number, phase, openedAt, cause, progress, outlook, ending, rowHold, now);
  }

  public String account() {
    return opening.account();
  }

  public @Nullable String hold() {
    return cause.hold();
  }

  public int atRecovery() {
    return cause.atRecovery();
  }

  public @Nullable JudgedReading lastReading() {
    return cause.lastReading();
  }

  public Map<String, KeeperReport> clients() {
    return progress.reports();
  }
}
