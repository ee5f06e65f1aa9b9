package evenkeel.settings;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import evenkeel.settings.broken.ConstructingReader;
import evenkeel.settings.broken.EnvironmentReader;
import evenkeel.settings.broken.NetworkReader;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
  private static final JavaClasses ROOM =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("evenkeel.settings");

  private static final ArchRule KNOWS_ONLY_JAVA_AND_YAML =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "evenkeel.settings..",
              "java.lang..",
              "java.io",
              "java.math",
              "java.net",
              "java.nio..",
              "java.time",
              "java.util..",
              "org.jspecify.annotations",
              "org.yaml.snakeyaml..")
          .as("settings know only Java, a YAML parser and themselves");

  private static final ArchRule IS_TOLD_ITS_SURROUNDINGS =
      noClasses()
          .should()
          .callMethodWhere(
              target(nameMatching("getenv|getProperty|now|currentTimeMillis|nanoTime")))
          .as("settings are told the environment and read no clock");

  private static final ArchRule CONSTRUCTS_NOTHING_FROM_YAML =
      noClasses()
          .should()
          .callMethodWhere(target(nameMatching("load|loadAs|loadAll")))
          .as("settings construct no objects from YAML");

  @Test
  void knowsOnlyJavaAndYaml() {
    KNOWS_ONLY_JAVA_AND_YAML.check(ROOM);
  }

  @Test
  void isToldItsSurroundings() {
    IS_TOLD_ITS_SURROUNDINGS.check(ROOM);
  }

  @Test
  void constructsNothingFromYaml() {
    CONSTRUCTS_NOTHING_FROM_YAML.check(ROOM);
  }

  @Test
  void readsYamlWithoutKnowingWhatItSets() {
    noClasses()
        .that()
        .resideInAPackage("evenkeel.settings.yaml")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("evenkeel.settings")
        .check(ROOM);
  }

  @Test
  void seesASettingsReaderThatGoesToTheNetwork() {
    fails(KNOWS_ONLY_JAVA_AND_YAML, NetworkReader.class);
  }

  @Test
  void seesASettingsReaderThatReadsTheEnvironment() {
    fails(IS_TOLD_ITS_SURROUNDINGS, EnvironmentReader.class);
  }

  @Test
  void seesASettingsReaderThatConstructsObjects() {
    fails(CONSTRUCTS_NOTHING_FROM_YAML, ConstructingReader.class);
  }

  private static void fails(ArchRule rule, Class<?> twin) {
    assertThatThrownBy(() -> rule.check(new ClassFileImporter().importClasses(twin)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(twin.getSimpleName());
  }
}
