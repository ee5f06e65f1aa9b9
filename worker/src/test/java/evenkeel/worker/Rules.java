package evenkeel.worker;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import evenkeel.worker.qbittorrent.order.TorrentOrders;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import evenkeel.worker.trackersite.session.Pace;
import io.temporal.activity.ActivityInterface;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** The rules of this room, each a sentence. */
final class Rules {
  private static final String ROOM = "evenkeel.worker";

  static final ArchRule CLIENTS_KNOW_NO_FEATURE =
      noClasses()
          .that()
          .resideInAnyPackage("..qbittorrent..", "..trackersite..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOM + "..")
                  .and(DescribedPredicate.not(resideInAPackage("..qbittorrent..")))
                  .and(DescribedPredicate.not(resideInAPackage("..trackersite..")))
                  .and(DescribedPredicate.not(resideInAnyPackage("..secret..", "..worker.http"))))
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("evenkeel.keeping..", "evenkeel.emergency..", "io.temporal..")
          .as("clients know no feature");

  static final ArchRule ONLY_EFFECTS_ORDER =
      noClasses()
          .that()
          .resideOutsideOfPackages("..worker.effect", "..qbittorrent.order")
          .should()
          .accessTargetWhere(accesses(TorrentOrders.class, "<init>"))
          .as("only effect/ writes to a torrent client");

  static final ArchRule ONLY_ORDERS_POST =
      noClasses()
          .that()
          .resideOutsideOfPackages("..qbittorrent.order", "..qbittorrent.session")
          .should()
          .callMethodWhere(
              describe(
                  "write in a session",
                  call ->
                      call.getTargetOwner().isEquivalentTo(QbittorrentSession.class)
                          && call.getName().equals("write")))
          .as("only orders write in a session");

  static final ArchRule ONLY_THE_COMPOSITION_NAMES_STORIES =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOM)
          .should()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("WorkflowImpl")
          .as("only the composition names workflow implementations");

  static final ArchRule LEDGERS_HAVE_ONE_CLOCK =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Ledger")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Clock.class, InstantSource.class)
          .as("ledgers know no clock but PostgreSQL's");

  static final ArchRule NOBODY_SLEEPS =
      noClasses()
          .that()
          .doNotBelongToAnyOf(Pace.class)
          .should()
          .accessTargetWhere(
              describe(
                  "sleep",
                  access ->
                      access.getName().equals("sleep")
                          && (access.getTargetOwner().isEquivalentTo(Thread.class)
                              || access.getTargetOwner().isEquivalentTo(TimeUnit.class))))
          .as("nobody sleeps where nobody can wake him, except for the pace of a site");

  static final ArchRule ONLY_TEMPORAL_PAIRS_END_IN_IMPL =
      classes()
          .that()
          .haveSimpleNameEndingWith("Impl")
          .should(implementItsActivityInterface())
          .as("only Temporal pairs end in Impl");

  private Rules() {}

  static ArchRule featuresFormNoCycles(String root) {
    return slices().matching(root + ".(*)..").should().beFreeOfCycles();
  }

  static ArchRule partsFormNoCycles(String feature) {
    return slices()
        .matching(ROOM + ".(**)")
        .that(describe("part of " + feature, part -> part.getNamePart(1).startsWith(feature)))
        .should()
        .beFreeOfCycles();
  }

  static ArchRule packagesHaveAtMost(int most) {
    return classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(beAtMost(most))
        .as("a package has at most " + most + " classes");
  }

  private static ArchCondition<JavaClass> beAtMost(int most) {
    Map<String, Integer> sizes = new TreeMap<>();
    return new ArchCondition<>("be at most " + most + " in a package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        sizes.merge(type.getPackageName(), 1, Integer::sum);
      }

      @Override
      public void finish(ConditionEvents events) {
        sizes.forEach((name, size) ->
            events.add(
                new SimpleConditionEvent(name, size <= most, name + " has " + size + " classes")));
      }
    };
  }

  /** {@link QbittorrentSession} and the composition of a client may make it; nobody may use it. */
  private static DescribedPredicate<JavaAccess<?>> accesses(Class<?> owner, String except) {
    return describe(
        "order something of " + owner.getSimpleName(),
        access ->
            access.getTargetOwner().isEquivalentTo(owner) && !access.getName().equals(except));
  }

  private static ArchCondition<JavaClass> implementItsActivityInterface() {
    return new ArchCondition<>("implement the activity interface of its name") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String pair = type.getSimpleName().replaceFirst("Impl$", "");
        boolean paired =
            type.getRawInterfaces().stream()
                .anyMatch(one ->
                    one.getSimpleName().equals(pair)
                        && one.isAnnotatedWith(ActivityInterface.class));
        events.add(new SimpleConditionEvent(type, paired, type.getName() + " has no pair"));
      }
    };
  }
}
