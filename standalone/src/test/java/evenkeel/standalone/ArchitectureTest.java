package evenkeel.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import evenkeel.standalone.broken.SimulatingHome;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final ArchRule USES_NO_SIMULATOR =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("evenkeel.simulator..")
          .as("the simulator is a program of its own, never on the class path of what users run");
  private static final ArchRule PARTS_FORM_NO_CYCLES =
      slices().matching("evenkeel.standalone.(*)..").should().beFreeOfCycles();

  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("evenkeel.standalone");

  @Test
  void holdsInThisRoom() {
    USES_NO_SIMULATOR.check(ROOM);
    PARTS_FORM_NO_CYCLES.check(ROOM);
  }

  @Test
  void catchesAHomeThatSimulates() {
    JavaClasses broken = new ClassFileImporter().importClasses(SimulatingHome.class);

    assertThatThrownBy(() -> USES_NO_SIMULATOR.check(broken))
        .hasMessageContaining("SimulatingHome");
  }
}
