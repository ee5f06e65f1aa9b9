package evenkeel.order;

import evenkeel.keeping.KeeperReport;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands: the story's input, state, answer and result.
 *
 * @param number its number, by which its row is found
 * @param given what was ordered; null until its row was read
 * @param givenAt when its row was opened; null until that was read
 * @param ending why it gives back; null until it does
 * @param refusal why nothing could be done, in a sentence; null unless so
 */
public record Order(
    long number,
    @Nullable GivenOrder given,
    @Nullable Instant givenAt,
    OrderPhase phase,
    OrderProgress progress,
    @Nullable String ending,
    @Nullable String refusal) {
  public static final String UNDONE = "undone";
  public static final String CANCELLED = "the story was cancelled";
  private static final String RESTARTED = "restarted";
  private static final String CLOSED = "closed by hand";
  private static final String NOTHING_FOUND = "nothing that it means was downloading";
  private static final String NOTHING_LEFT =
      "nothing is held any more: it is complete, excluded or its user's";
  private static final String ONLY_WATCHED =
      "nothing may be stopped: what it means is only observed (mode: observe)";

  /** An order whose row is open and which is told from now on. */
  public static Order numbered(long number) {
    return new Order(number, null, null, OrderPhase.STOPPING, OrderProgress.NONE, null, null);
  }

  /** What has to be done next; follows from the state alone, so that nothing heard is lost. */
  public OrderStep next() {
    if (given == null) {
      return OrderStep.READ;
    }
    return switch (phase) {
      case STOPPING -> nextWhileStopping();
      case STOPPED -> nextWhileStopped();
      case RETURNING -> nextWhileReturning();
      case OVER -> OrderStep.WAIT;
    };
  }

  private OrderStep nextWhileStopped() {
    if (ending != null) {
      return OrderStep.CLOSE;
    }
    return progress.empty() ? OrderStep.LET_GO : OrderStep.WAIT;
  }

  private OrderStep nextWhileReturning() {
    if (!progress.returned()) {
      return OrderStep.WAIT;
    }
    return restarts() && refusal == null && progress.stuck() ? OrderStep.TELL : OrderStep.OVER;
  }

  private OrderStep nextWhileStopping() {
    if (ending != null) {
      return OrderStep.CLOSE;
    }
    if (!progress.placed()) {
      return OrderStep.WAIT;
    }
    if (!restarts()) {
      return progress.empty() ? OrderStep.LET_GO : OrderStep.STOPPED;
    }
    return progress.sum(KeeperReport::stopped) > 0 ? OrderStep.CLOSE : OrderStep.REFUSE;
  }

  private boolean restarts() {
    return given != null && given.kind() == OrderKind.RESTART;
  }

  /** Whether it is carried out as far as it can be without a change of mind. */
  public boolean settled() {
    boolean stopped = phase == OrderPhase.STOPPED || phase == OrderPhase.RETURNING;
    return phase == OrderPhase.OVER || (stopped && !restarts());
  }

  /** Whether it has ended, and all that is left is to give back. */
  public boolean ended() {
    return phase == OrderPhase.RETURNING || over();
  }

  public boolean over() {
    return phase == OrderPhase.OVER;
  }

  /** Why its row is to be closed. */
  public String closing() {
    return Objects.requireNonNullElse(ending, RESTARTED);
  }

  /** Its row was read, and is open; {@code clients} will report. */
  public Order read(GivenOrder order, Instant at, Set<String> clients) {
    return new Order(number, order, at, phase, progress.expecting(clients), ending, refusal);
  }

  public Order stopped() {
    return with(OrderPhase.STOPPED, progress, ending);
  }

  public Order refused(String why) {
    return new Order(number, given, givenAt, phase, progress, "refused: " + why, why);
  }

  /** Its row is closed, for this reason; {@code clients} have something to give back. */
  public Order closed(String why, Set<String> clients) {
    return with(OrderPhase.RETURNING, progress.expecting(clients), why);
  }

  /** It holds nothing, so that there is nothing to undo. */
  public Order empty() {
    if (progress.sum(KeeperReport::wouldStop) > 0) {
      return ending(ONLY_WATCHED);
    }
    return ending(
        progress.sum(KeeperReport::ceded) + progress.sum(KeeperReport::restored) > 0
            ? NOTHING_LEFT
            : NOTHING_FOUND);
  }

  /** It is over, and has left stopped what it was to restart. */
  public Order leftStopped(@Nullable String why) {
    return new Order(number, given, givenAt, OrderPhase.OVER, progress, ending, why);
  }

  /** Everything is given back. */
  public Order finished() {
    return with(OrderPhase.OVER, progress, ending);
  }

  /** What is being given back already goes on. */
  public Order ending(String why) {
    return ended() || ending != null ? this : with(phase, progress, why);
  }

  /** A report that tells of a closed row, while nobody here closed it, is heard as its end. */
  public Order heard(KeeperReport report) {
    Order heard = with(phase, progress.heard(report), ending);
    return report.closed() ? heard.ending(CLOSED) : heard;
  }

  private Order with(OrderPhase now, OrderProgress reports, @Nullable String why) {
    return new Order(number, given, givenAt, now, reports, why, refusal);
  }
}
