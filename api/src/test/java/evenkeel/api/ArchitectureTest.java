package evenkeel.api;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import evenkeel.api.broken.CallingController;
import evenkeel.api.broken.DoorImpl;
import evenkeel.api.broken.TableReader;
import evenkeel.api.broken.WorkingController;
import evenkeel.api.broken.WritingController;
import evenkeel.api.order.OrderKeys;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(House.class)
class ArchitectureTest {
  private static final Set<String> WRITES = Set.of("update", "batchUpdate", "execute", "call");
  private static final DescribedPredicate<JavaMethodCall> WRITE_TO_THE_DATABASE =
      describe(
          "write to the database",
          call ->
              WRITES.contains(call.getName())
                  && (call.getTargetOwner().isAssignableTo(JdbcClient.StatementSpec.class)
                      || call.getTargetOwner().isAssignableTo(JdbcOperations.class)));

  private static final ArchRule CHANGES_NOTHING_IN_THE_DATABASE_BUT_KEYS_OF_ORDERS =
      noClasses()
          .that()
          .areNotAssignableTo(OrderKeys.class)
          .should()
          .callMethodWhere(WRITE_TO_THE_DATABASE.forSubtype());
  private static final ArchRule CHANGES_THE_WORLD_THROUGH_TEMPORAL_ONLY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "okhttp3..", "org.springframework.web.client..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.sql.Connection")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("javax.sql.DataSource");
  private static final ArchRule DOES_NO_WORK_OF_THE_WORKER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("evenkeel.worker..", "io.temporal.worker..", "io.temporal.activity..")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleNameEndingWith("WorkflowImpl");
  private static final ArchRule ONLY_TEMPORAL_PAIRS_END_IN_IMPL =
      noClasses().should().haveSimpleNameEndingWith("Impl");
  private static final ArchRule FEATURES_FORM_NO_CYCLES =
      slices().matching("evenkeel.api.(*)..").should().beFreeOfCycles();

  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("evenkeel.api");

  private final House.Open house;

  ArchitectureTest(House.Open house) {
    this.house = house;
  }

  @Test
  void holdsInThisRoom() {
    CHANGES_NOTHING_IN_THE_DATABASE_BUT_KEYS_OF_ORDERS.check(ROOM);
    CHANGES_THE_WORLD_THROUGH_TEMPORAL_ONLY.check(ROOM);
    DOES_NO_WORK_OF_THE_WORKER.check(ROOM);
    ONLY_TEMPORAL_PAIRS_END_IN_IMPL.check(ROOM);
    FEATURES_FORM_NO_CYCLES.check(ROOM);
  }

  @Test
  void catchesADoorThatWritesToTheDatabase() {
    catches(CHANGES_NOTHING_IN_THE_DATABASE_BUT_KEYS_OF_ORDERS, WritingController.class);
  }

  @Test
  void catchesADoorThatCallsTheOutsideWorld() {
    catches(CHANGES_THE_WORLD_THROUGH_TEMPORAL_ONLY, CallingController.class);
  }

  @Test
  void catchesADoorThatWorks() {
    catches(DOES_NO_WORK_OF_THE_WORKER, WorkingController.class);
  }

  @Test
  void catchesAFalseHalfOfAPair() {
    catches(ONLY_TEMPORAL_PAIRS_END_IN_IMPL, DoorImpl.class);
  }

  /** In every door test the database user may read views only: a table would be noticed there. */
  @Test
  void catchesADoorThatReadsATable() {
    TableReader reader = new TableReader(house.asTheDoor());

    assertThatThrownBy(reader::holder)
        .isInstanceOf(BadSqlGrammarException.class)
        .hasStackTraceContaining("permission denied for table holders");
  }

  private static void catches(ArchRule rule, Class<?> twin) {
    JavaClasses broken = new ClassFileImporter().importClasses(twin);
    assertThatThrownBy(() -> rule.check(broken)).hasMessageContaining(twin.getSimpleName());
  }
}
