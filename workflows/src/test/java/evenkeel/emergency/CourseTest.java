package evenkeel.emergency;

import static evenkeel.account.Readings.bad;
import static evenkeel.account.Readings.between;
import static evenkeel.account.Readings.good;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeeperReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes next, whatever happened meanwhile. */
class CourseTest {
  private static final Instant LATER = Instant.EPOCH.plusSeconds(60);
  private static final Recovery RECOVERED = new Recovery(2, true, Instant.EPOCH, null);
  private static final Map<String, Waiting> WAITING = Map.of("home", new Waiting(1, 9));

  @Test
  void opensItsRowFirst() {
    assertThat(Emergency.opening(Opening.by(bad(1))).next()).isEqualTo(Step.OPEN);
    assertThat(Emergency.opening(Opening.ordered("mam", "moving")).next()).isEqualTo(Step.OPEN);
  }

  @Test
  void opensNothingThatWasReleasedBefore() {
    Emergency released = Emergency.opening(Opening.by(bad(1))).releaseOrdered("enough");

    assertThat(released.next()).isEqualTo(Step.QUIET);
    assertThat(released.quieted().next()).isEqualTo(Step.RELEASED);
    assertThat(released.quieted().released().over()).isTrue();
  }

  @Test
  void looksAheadAfterEachReadingThenWaitsForTheClients() {
    Emergency opened = opened(Opening.by(bad(1)));

    assertThat(opened.next()).isEqualTo(Step.LOOK_AHEAD);
    Emergency ahead = opened.lookedAhead(1, null);
    assertThat(ahead.next()).isEqualTo(Step.WAIT);
    assertThat(ahead.heard(report(7, false, 1)).next()).as("one is pending").isEqualTo(Step.WAIT);
    assertThat(ahead.heard(report(6, false, 0)).next()).as("an older row").isEqualTo(Step.WAIT);
    Emergency placed = ahead.heard(report(7, false, 0));
    assertThat(placed.next()).isEqualTo(Step.FROZEN);
    assertThat(placed.frozenEverywhere().next()).isEqualTo(Step.WAIT);
    assertThat(placed.heard(bad(2)).next()).isEqualTo(Step.LOOK_AHEAD);
  }

  @Test
  void writesDownAHoldBeforeAnythingElse() {
    Emergency held = opened(Opening.by(bad(1))).held("moving");

    assertThat(held.next()).isEqualTo(Step.HOLD);
    assertThat(held.holdWritten("moving").next()).isEqualTo(Step.LOOK_AHEAD);
    assertThat(held.holdWritten("moving").handedBack().next()).isEqualTo(Step.HOLD);
  }

  @Test
  void givesBackByTheBufferWhatRecoversAndAllAtOnceByOrder() {
    Emergency recovered = recovered();

    assertThat(recovered.next()).isEqualTo(Step.GIVE_BACK);
    assertThat(recovered.ending()).isEqualTo("the ratio has recovered");
    assertThat(recovered.releaseOrdered("enough").next()).isEqualTo(Step.CLOSE);
    assertThat(opened(Opening.by(bad(1))).releaseOrdered("enough").next()).isEqualTo(Step.CLOSE);
    assertThat(opened(Opening.ordered("mam", "moving")).handedBack())
        .matches(one -> one.next() == Step.CLOSE && "handed back".equals(one.ending()));
  }

  @Test
  void isClosedThoughItWasReleasedByOrderWhileItRelapses() {
    Emergency released =
        opened(Opening.by(bad(1))).releaseOrdered("enough").heard(bad(2)).held("moving");

    assertThat(released.next()).isEqualTo(Step.CLOSE);
    assertThat(released.holding()).isFalse();
    assertThat(released.ending()).isEqualTo("enough");
    assertThat(released.releasing().closed(Set.of("home")).next()).isEqualTo(Step.QUIET);
  }

  @Test
  void givesMoreBackAtEachReadingWhileSomethingWaits() {
    Emergency waiting = waiting();

    assertThat(waiting.next()).isEqualTo(Step.WAIT);
    assertThat(waiting.heard(between(4)).next()).isEqualTo(Step.GIVE_BACK);
    assertThat(waiting.handedBack().next()).isEqualTo(Step.CLOSE);
    assertThat(waiting.releaseOrdered("enough").next()).isEqualTo(Step.CLOSE);
    assertThat(waiting.releaseOrdered("enough").heard(bad(4)).next()).isEqualTo(Step.CLOSE);
  }

  @Test
  void turnsRoundForARelapseOrAnOrder() {
    Emergency relapsed = waiting().heard(bad(4));
    Emergency ordered = waiting().held("moving");

    assertThat(relapsed.next()).isEqualTo(Step.OPEN);
    assertThat(relapsed.wanted()).isEqualTo(Opening.by(bad(4)));
    assertThat(ordered.next()).isEqualTo(Step.OPEN);
    assertThat(ordered.wanted()).isEqualTo(Opening.ordered("mam", "moving"));
    assertThat(recovered().releasing().closed(Set.of("home")).heard(bad(4)).next())
        .isEqualTo(Step.OPEN);
  }

  @Test
  void opensForWhatItBeganByAndWhoeverHoldsItByThen() {
    Emergency began = Emergency.opening(Opening.by(bad(1)).asked("order-1")).heard(bad(2));

    assertThat(began.wanted()).isEqualTo(Opening.by(bad(1)));
    assertThat(began.held("moving").wanted())
        .isEqualTo(new Opening("mam", bad(1), "moving", null, null));
    assertThat(Emergency.opening(Opening.adopting("mam", 7)).heard(bad(2)).wanted())
        .isEqualTo(Opening.adopting("mam", 7));
  }

  @Test
  void isOverOnlyOnceEveryClientHasGivenEverythingBack() {
    Emergency closed = recovered().releasing().closed(Set.of("home"));

    assertThat(closed.next()).isEqualTo(Step.WAIT);
    assertThat(closed.heard(report(7, false, 0)).next()).isEqualTo(Step.WAIT);
    assertThat(closed.heard(report(7, true, 0)).next()).isEqualTo(Step.RELEASED);
    assertThat(closed.over()).isFalse();
    assertThat(closed.released().over()).isTrue();
    assertThat(closed.released().held("moving").over()).isFalse();
    assertThat(closed.released().releaseOrdered("enough").over()).isFalse();
  }

  @Test
  void endsByItsReadingsNoSoonerThanTheLedgerSaysAndByTheLastOfThem() {
    Emergency good = opened(Opening.by(bad(1))).heard(good(2)).heard(good(3));
    Recovery early = new Recovery(2, true, LATER.plusSeconds(1), null);

    assertThat(good.judged(3, early, LATER))
        .matches(one -> one.cause().stands() && one.ending() == null)
        .matches(one -> LATER.plusSeconds(1).equals(one.release().due()));
    assertThat(good.judged(2, RECOVERED, LATER)).as("overtaken").isEqualTo(good);
    Emergency over = good.judged(3, RECOVERED, LATER);
    assertThat(over.judged(3, RECOVERED, LATER)).as("told twice").isEqualTo(over);
    Emergency back = waiting().heard(bad(4));
    assertThat(back.judged(4, RECOVERED, LATER)).as("nothing is frozen").isEqualTo(back);
  }

  @Test
  void asksOnlyWhileItIsFrozenAndAtRecovery() {
    Recovery asking = new Recovery(2, true, Instant.EPOCH, LATER);
    Emergency asks =
        opened(Opening.by(bad(1))).heard(good(2)).heard(good(3)).judged(3, asking, LATER);

    assertThat(asks.asking()).isTrue();
    assertThat(asks.heard(bad(4)).asking()).isFalse();
    assertThat(asks.handedBack())
        .matches(one -> one.next() == Step.CLOSE && "handed back".equals(one.ending()));
    assertThat(opened(Opening.by(bad(1))).asking()).isFalse();
    assertThat(asks.releasing().asking()).isFalse();
    assertThat(asks.heard(bad(4)).handedBack().cause().stands()).isTrue();
  }

  @Test
  void goesOnGivingBackARowThatItFindsSoUnlessSomethingIsNewer() {
    Emergency found = opened(Opening.adopting("mam", 7)).openedReleasing("recovered", 3);

    assertThat(found.waiting()).isTrue();
    assertThat(found.ending()).isEqualTo("recovered");
    assertThat(found.next()).isEqualTo(Step.GIVE_BACK);
    assertThat(opened(Opening.adopting("mam", 7)).heard(bad(4)).openedReleasing("back", 3).next())
        .isEqualTo(Step.OPEN);
  }

  @Test
  void endsAtOnceWhenItIsRefusedUnlessSomethingIsNewer() {
    Emergency asked = Emergency.opening(Opening.by(bad(1)));

    assertThat(asked.refused(asked.cause(), "quiet"))
        .matches(Emergency::over)
        .matches(one -> "quiet".equals(one.ending()));
    assertThat(asked.held("moving").refused(asked.cause(), "quiet").next()).isEqualTo(Step.OPEN);
    Emergency back = waiting();
    Emergency relapsed = back.heard(bad(4));
    assertThat(relapsed.refused(relapsed.cause(), "quiet"))
        .matches(one -> one.waiting() && "the ratio has recovered".equals(one.ending()));
  }

  @Test
  void endsWithARowThatSomebodyElseHasGivenBack() {
    Emergency waiting = waiting();

    assertThat(waiting.restoredByHand(waiting.cause()))
        .matches(Emergency::over)
        .matches(one -> "restored by hand".equals(one.ending()))
        .matches(one -> one.release().equals(Release.NONE));
    assertThat(opened(Opening.by(bad(1))).held("moving").heldWithoutRow())
        .matches(one -> one.next() == Step.OPEN && "moving".equals(one.hold()))
        .matches(one -> !one.cause().unrecovered());
  }

  /** Once it goes on, what it was to end by is void. */
  @Test
  void tellsWhyItEndsOnlyWhileItDoes() {
    Emergency relapsed = recovered().heard(bad(4));

    assertThat(relapsed.ending()).isNull();
    assertThat(relapsed.next()).isEqualTo(Step.LOOK_AHEAD);
    assertThat(recovered().frozenEverywhere().ending()).isNull();
    assertThat(waiting().ending()).isEqualTo("the ratio has recovered");
  }

  @Test
  void remindsNoMoreOnceItEnds() {
    Emergency opened = opened(Opening.by(bad(1)));

    assertThat(opened.outlook().reminderDue()).isNotNull();
    assertThat(waiting().outlook().reminderDue()).as("something waits").isNotNull();
    assertThat(opened.releasing().outlook().reminderDue()).isNull();
    assertThat(waiting().closed(Set.of()).outlook().reminderDue()).isNull();
    assertThat(waiting().restoredByHand(waiting().cause()).outlook().reminderDue()).isNull();
    assertThat(waiting().released().outlook().reminderDue()).isNull();
  }

  private static Emergency opened(Opening opening) {
    Emergency asked = Emergency.opening(opening);
    return asked.opened(7, Instant.EPOCH, Set.of("home"), Duration.ofHours(12), asked.hold());
  }

  private static Emergency recovered() {
    return opened(Opening.by(bad(1)))
        .heard(good(2))
        .heard(good(3))
        .lookedAhead(3, null)
        .judged(3, RECOVERED, LATER);
  }

  private static Emergency waiting() {
    return recovered().givingBack().left(WAITING, Waiting.NONE);
  }

  private static KeeperReport report(long number, boolean closed, int pending) {
    return new KeeperReport("home", number, 1, closed, pending, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
