package evenkeel.worker;

import static evenkeel.worker.Rules.CLIENTS_KNOW_NO_FEATURE;
import static evenkeel.worker.Rules.LEDGERS_HAVE_ONE_CLOCK;
import static evenkeel.worker.Rules.NOBODY_SLEEPS;
import static evenkeel.worker.Rules.ONLY_EFFECTS_ORDER;
import static evenkeel.worker.Rules.ONLY_ORDERS_POST;
import static evenkeel.worker.Rules.ONLY_TEMPORAL_PAIRS_END_IN_IMPL;
import static evenkeel.worker.Rules.ONLY_THE_COMPOSITION_NAMES_STORIES;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("evenkeel.worker");
  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("evenkeel.worker.broken");

  /** Each rule, and the deliberately broken class in which it has to find fault. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(CLIENTS_KNOW_NO_FEATURE, "KnowingClient"),
        Arguments.of(ONLY_EFFECTS_ORDER, "StoppingEmergency"),
        Arguments.of(ONLY_ORDERS_POST, "PostingEmergency"),
        Arguments.of(ONLY_THE_COMPOSITION_NAMES_STORIES, "NamingListener"),
        Arguments.of(LEDGERS_HAVE_ONE_CLOCK, "ClockLedger"),
        Arguments.of(NOBODY_SLEEPS, "SleepingWatch"),
        Arguments.of(ONLY_TEMPORAL_PAIRS_END_IN_IMPL, "RowsImpl"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(ArchRule rule, String twin) {
    rule.check(MAIN);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void isBrokenByItsTwin(ArchRule rule, String twin) {
    assertThatThrownBy(() -> rule.check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(twin);
  }

  @Test
  void featuresFormNoCycles() {
    Rules.featuresFormNoCycles("evenkeel.worker").check(MAIN);
    assertThatThrownBy(() -> Rules.featuresFormNoCycles("evenkeel.worker.broken").check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CyclicKeeper");
  }

  @Test
  void packagesStaySmall() {
    Rules.packagesHaveAtMost(20).check(MAIN);
    assertThatThrownBy(() -> Rules.packagesHaveAtMost(5).check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("evenkeel.worker.broken.emergency has 6 classes");
  }

  @Test
  void partsOfKeepingFormNoCycles() {
    Rules.partsFormNoCycles("keeping").check(MAIN);
    assertThatThrownBy(() -> Rules.partsFormNoCycles("broken").check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CyclicKeeper");
  }
}
