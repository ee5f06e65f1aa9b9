package evenkeel.standalone.supervisor;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the programs that Evenkeel needs are found on this machine. */
public final class Tools {
  private final Map<String, String> environment;

  Tools(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The tools as that environment shows them. */
  public static Tools of(Map<String, String> environment) {
    return new Tools(environment);
  }

  /** The tools as this process's environment shows them. */
  public static Tools ofThisMachine() {
    return new Tools(System.getenv());
  }

  /** {@code EVENKEEL_TEMPORAL}, else {@code temporal} on the PATH, else the newest in the cache. */
  public Optional<Path> temporal() {
    return Stream.of(named("EVENKEEL_TEMPORAL"), onPath("temporal"), cached("temporal"))
        .flatMap(List::stream)
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** {@code EVENKEEL_CACHE}, else {@code evenkeel} in the user's cache folder. */
  public Path cache() {
    return value("EVENKEEL_CACHE")
        .map(Path::of)
        .orElseGet(() ->
            value("XDG_CACHE_HOME")
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                .resolve("evenkeel"));
  }

  /**
   * Where a home keeps its data unless told otherwise: {@code evenkeel} in the user's data folder.
   */
  public Path data() {
    return value("XDG_DATA_HOME")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".local", "share"))
        .resolve("evenkeel");
  }

  /** Where a home's settings lie unless told otherwise: {@code evenkeel} in the user's. */
  public Path configuration() {
    return value("XDG_CONFIG_HOME")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".config"))
        .resolve("evenkeel");
  }

  private List<Path> named(String variable) {
    return value(variable).map(Path::of).stream().toList();
  }

  private List<Path> onPath(String program) {
    return Stream.of(value("PATH").orElse("").split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, program))
        .toList();
  }

  private List<Path> cached(String program) {
    if (!Files.isDirectory(cache())) {
      return List.of();
    }
    try (var folders = Files.list(cache())) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(program + "-"))
          .sorted(Comparator.comparing(Tools::version).reversed())
          .map(folder -> folder.resolve(program))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModuleDescriptor.Version version(Path folder) {
    var name = folder.getFileName().toString();
    return ModuleDescriptor.Version.parse("0." + name.substring(name.indexOf('-') + 1));
  }

  private Optional<String> value(String variable) {
    return Optional.ofNullable(environment.get(variable)).filter(v -> !v.isBlank());
  }
}
