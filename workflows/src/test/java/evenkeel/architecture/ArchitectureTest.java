package evenkeel.architecture;

import static evenkeel.architecture.Rules.ACTIVITY_INTERFACES_DECLARE_A_PREFIX;
import static evenkeel.architecture.Rules.DOMAIN_DOES_NOT_KNOW_WORKFLOWS;
import static evenkeel.architecture.Rules.DOMAIN_IS_PURE_JAVA;
import static evenkeel.architecture.Rules.NOTHING_READS_CLOCK_OR_CHANCE;
import static evenkeel.architecture.Rules.ONLY_TEMPORAL_PAIRS_END_IN_IMPL;
import static evenkeel.architecture.Rules.TRAVELLING_RECORDS_HAVE_NO_GETTERS;
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
          .importPackages("evenkeel");
  private static final JavaClasses BROKEN =
      new ClassFileImporter().importPackages("evenkeel.broken");

  /** Each rule, and the deliberately broken class in which it has to find fault. */
  static Stream<Arguments> rules() {
    return Stream.of(
        Arguments.of(DOMAIN_IS_PURE_JAVA, "ImpureReading"),
        Arguments.of(DOMAIN_DOES_NOT_KNOW_WORKFLOWS, "ImpureReading"),
        Arguments.of(NOTHING_READS_CLOCK_OR_CHANCE, "ClockWorkflowImpl"),
        Arguments.of(TRAVELLING_RECORDS_HAVE_NO_GETTERS, "GettingReading"),
        Arguments.of(ACTIVITY_INTERFACES_DECLARE_A_PREFIX, "NamelessActivities"),
        Arguments.of(ONLY_TEMPORAL_PAIRS_END_IN_IMPL, "RulesImpl"));
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
    Rules.featuresFormNoCycles("evenkeel").check(MAIN);
    assertThatThrownBy(() -> Rules.featuresFormNoCycles("evenkeel.broken").check(BROKEN))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CyclicStep");
  }
}
