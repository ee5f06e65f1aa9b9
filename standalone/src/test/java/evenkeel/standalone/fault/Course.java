package evenkeel.standalone.fault;

import evenkeel.standalone.fault.PlannedFault.Moment;
import evenkeel.worker.effect.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** An emergency that is struck once while it freezes and once while it releases. */
record Course(Strike freezing, Strike releasing) {
  /** What is called while it freezes. */
  static final List<Effect> FREEZE =
      List.of(Effect.STOP, Effect.START, Effect.TAG_HELD, Effect.SET_PREFERENCES);

  /** What is called while it releases. */
  static final List<Effect> RELEASE =
      List.of(
          Effect.STOP, Effect.START, Effect.FORCE_START, Effect.UNTAG_HELD, Effect.SET_PREFERENCES);

  /**
   * Every fault and every effect, in some of their combinations. What takes longest, the last
   * fault, comes while it releases alone.
   */
  static List<Course> some() {
    int faults = Fault.values().length;
    return IntStream.range(0, faults - 1)
        .mapToObj(
            i -> new Course(strike(i, FREEZE, i, i), strike(i + faults / 2, RELEASE, i + 3, i + 1)))
        .toList();
  }

  private static Strike strike(int fault, List<Effect> effects, int effect, int moment) {
    return new Strike(
        turned(List.of(Fault.values()), fault),
        turned(List.of(Moment.values()), moment),
        turned(effects, effect));
  }

  private static <T> T turned(List<T> all, int number) {
    return all.get(number % all.size());
  }

  /** Every fault at every effect, before and after. */
  static List<Course> all() {
    List<Strike> freezing = strikes(FREEZE);
    List<Strike> releasing = strikes(RELEASE);
    return IntStream.range(0, Math.max(freezing.size(), releasing.size()))
        .mapToObj(i ->
            new Course(
                freezing.get(i % freezing.size()), releasing.get((i + 5) % releasing.size())))
        .toList();
  }

  private static List<Strike> strikes(List<Effect> effects) {
    List<Strike> strikes = new ArrayList<>();
    for (Fault fault : Fault.values()) {
      for (Effect effect : effects) {
        strikes.add(new Strike(fault, Moment.AFTER, effect));
        if (fault.around) {
          strikes.add(new Strike(fault, Moment.BEFORE, effect));
        }
      }
    }
    return strikes;
  }

  boolean has(Fault fault) {
    return freezing.fault() == fault || releasing.fault() == fault;
  }

  @Override
  public String toString() {
    return freezing + " while it freezes, " + releasing + " while it releases";
  }
}
