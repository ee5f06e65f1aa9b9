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
    @Nullable String rowHold) {

  /** An emergency about to open. */
  public static Emergency opening(Opening opening) {
    return new Emergency(
        opening,
        0,
        Phase.FREEZING,
        null,
        Cause.of(opening),
        Progress.NONE,
        Outlook.NONE,
        null,
        null);
  }

  /** What has to be done next; follows from the state alone, so that nothing heard is lost. */
  public Step next() {
    if (frozen()) {
      return nextWhileFrozen();
    }
    if (cause.quiet()) {
      return Step.QUIET;
    }
    if (cause.stands()) {
      return Step.OPEN;
    }
    return nothingToGiveBack() ? Step.RELEASED : Step.WAIT;
  }

  private Step nextWhileFrozen() {
    if (cause.quiet() || !cause.stands()) {
      return Step.CLOSE;
    }
    if (!holdWrittenDown()) {
      return Step.HOLD;
    }
    if (cause.lastReading() != null && cause.lastReading().number() > outlook.asOf()) {
      return Step.LOOK_AHEAD;
    }
    return phase == Phase.FREEZING && progress.placed(number) ? Step.FROZEN : Step.WAIT;
  }

  private boolean nothingToGiveBack() {
    return phase == Phase.FREEZING || (phase == Phase.RELEASING && progress.returned(number));
  }

  /** Whether a row of this emergency is open: what it claims is frozen or about to be. */
  public boolean frozen() {
    return number > 0 && (phase == Phase.FREEZING || phase == Phase.FROZEN);
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
    boolean first = number == 0 && phase == Phase.FREEZING;
    JudgedReading relapse = cause.unrecovered() ? cause.lastReading() : null;
    return new Opening(
        account(),
        first ? opening.reading() : relapse,
        cause.hold(),
        first ? opening.adopted() : null);
  }

  /** A row was opened, or found open: then with the hold that it tells of. */
  public Emergency opened(
      long row, Instant at, Set<String> clients, Duration reminder, @Nullable String hold) {
    return new Emergency(
        opening,
        row,
        Phase.FREEZING,
        at,
        cause,
        progress.expecting(clients),
        outlook.opened(at, reminder),
        null,
        hold);
  }

  /** Whoever holds the row that was found holds it on, unless an operator has spoken since. */
  public Emergency heldAsFound(Cause asked) {
    boolean spoken = asked.hold() != null || cause.hold() != null || cause.quiet();
    return spoken ? this : with(phase, cause.held(rowHold), outlook, ending);
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

  public Emergency reminded(Instant now) {
    return with(phase, cause, outlook.reminded(now), ending);
  }

  /** Its row is about to be closed. */
  public Emergency releasing() {
    return with(Phase.RELEASING, cause, outlook.ended(), ending);
  }

  /** Its row is closed; {@code clients} have something to give back. */
  public Emergency closed(Set<String> clients) {
    return new Emergency(
        opening,
        number,
        phase,
        openedAt,
        cause,
        progress.expecting(clients),
        outlook,
        ending,
        rowHold);
  }

  public Emergency released() {
    return with(Phase.RELEASED, cause, outlook.ended(), ending);
  }

  /** Its row was closed by somebody else, who gave everything back: nothing of it stands. */
  public Emergency restoredByHand(Cause asked) {
    return with(Phase.RELEASED, cause.refused(asked), outlook.ended(), "restored by hand");
  }

  public Emergency heard(JudgedReading judged) {
    Cause now = cause.heard(judged);
    boolean recovered = cause.stands() && !now.stands();
    return with(phase, now, outlook, recovered ? "the ratio has recovered" : ending);
  }

  public Emergency heard(KeeperReport report) {
    return new Emergency(
        opening, number, phase, openedAt, cause, progress.heard(report), outlook, ending, rowHold);
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
        opening, number, phase, openedAt, cause, progress, outlook, ending, written);
  }

  public Emergency handedBack() {
    return with(phase, cause.held(null), outlook, cause.unrecovered() ? ending : "handed back");
  }

  /** Readings open nothing now until the level has once left emergency. */
  public Emergency quieted() {
    return with(phase, cause.quieted(), outlook, ending);
  }

  /** Whatever speaks for the freeze is overruled, for this reason. */
  public Emergency releaseOrdered(String why) {
    return with(phase, cause.released(), outlook, why);
  }

  private Emergency with(Phase now, Cause causes, Outlook ahead, @Nullable String why) {
    boolean goesOn =
        (now == Phase.FREEZING || now == Phase.FROZEN) && causes.stands() && !causes.quiet();
    return new Emergency(
        opening, number, now, openedAt, causes, progress, ahead, goesOn ? null : why, rowHold);
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

  public @Nullable Forecast forecast() {
    return outlook.forecast();
  }

  public @Nullable Instant reminderDue() {
    return outlook.reminderDue();
  }
}
