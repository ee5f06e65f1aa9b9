package evenkeel.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.lang.ArchRule;
import io.temporal.activity.ActivityInterface;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The rules of this room, each a sentence. */
final class Rules {
  private static final String[] WITH_TEMPORAL = {"evenkeel..workflow", "evenkeel.temporal"};
  private static final String[] PURE = {
    "evenkeel..", "java.lang..", "java.math..", "java.time..", "java.util..", "org.jspecify.."
  };

  static final ArchRule DOMAIN_IS_PURE_JAVA =
      classes()
          .that()
          .resideOutsideOfPackages(WITH_TEMPORAL)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(PURE)
          .as("domain is pure Java");

  static final ArchRule DOMAIN_DOES_NOT_KNOW_WORKFLOWS =
      noClasses()
          .that()
          .resideOutsideOfPackages(WITH_TEMPORAL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WITH_TEMPORAL)
          .as("domain does not know workflows");

  static final ArchRule NOTHING_READS_CLOCK_OR_CHANCE =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, Random.class, ThreadLocalRandom.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..")
          .as("workflows read no clock, no random, no I/O");

  static final ArchRule TRAVELLING_RECORDS_HAVE_NO_GETTERS =
      noMethods()
          .that()
          .areDeclaredInClassesThat()
          .areRecords()
          .should()
          .haveNameMatching("(is|get)[A-Z].*")
          .as("travelling records have no isX or getX");

  static final ArchRule ACTIVITY_INTERFACES_DECLARE_A_PREFIX =
      classes()
          .that()
          .areAnnotatedWith(ActivityInterface.class)
          .should()
          .beAnnotatedWith(
              DescribedPredicate.describe("a name prefix", Rules::declaresActivityPrefix))
          .as("activity interfaces declare a name prefix");

  static final ArchRule ONLY_TEMPORAL_PAIRS_END_IN_IMPL =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("WorkflowImpl")
          .should()
          .haveSimpleNameEndingWith("Impl")
          .as("only Temporal pairs end in Impl");

  private Rules() {}

  static ArchRule featuresFormNoCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  private static boolean declaresActivityPrefix(JavaAnnotation<?> annotation) {
    return annotation.getRawType().isEquivalentTo(ActivityInterface.class)
        && annotation.tryGetExplicitlyDeclaredProperty("namePrefix").isPresent();
  }
}
