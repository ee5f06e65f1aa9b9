package evenkeel.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.fault.PlannedFault.Moment;
import evenkeel.worker.effect.Effect;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No effect, and no fault, is left out. */
class CourseTest {
  @Test
  void hasAPointForEveryEffectThereIs() {
    Set<Effect> met = new HashSet<>(Course.FREEZE);
    met.addAll(Course.RELEASE);

    assertThat(met).containsExactlyInAnyOrder(Effect.values());
  }

  @Test
  void strikesWithEveryFaultAtEveryEffectBeforeAndAfter() {
    assertThat(struck(Course.all(), Course::freezing))
        .containsExactlyInAnyOrderElementsOf(everyStrike(Course.FREEZE));
    assertThat(struck(Course.all(), Course::releasing))
        .containsExactlyInAnyOrderElementsOf(everyStrike(Course.RELEASE));
  }

  @Test
  void meetsEveryFaultAndEveryEffectInAFewCoursesToo() {
    List<Strike> few =
        Course.some().stream().flatMap(one -> Stream.of(one.freezing(), one.releasing())).toList();

    assertThat(few).extracting(Strike::effect).contains(Effect.values());
    assertThat(few).extracting(Strike::fault).contains(Fault.values());
    assertThat(few).filteredOn(one -> one.fault() == Fault.DISK_UNPLUGGED).hasSize(1);
  }

  private static Set<String> struck(List<Course> courses, Function<Course, Strike> by) {
    return courses.stream().map(by).map(Strike::toString).collect(Collectors.toSet());
  }

  private static Set<String> everyStrike(List<Effect> effects) {
    return Arrays.stream(Fault.values())
        .flatMap(fault ->
            effects.stream()
                .flatMap(effect ->
                    Arrays.stream(Moment.values())
                        .map(moment -> new Strike(fault, moment, effect).toString())))
        .collect(Collectors.toSet());
  }
}
