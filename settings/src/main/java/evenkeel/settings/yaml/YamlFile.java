package evenkeel.settings.yaml;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A YAML file whose document is one section. */
public final class YamlFile {
  private YamlFile() {}

  /** What {@code reader} makes of the document; empty if there is none to read. */
  public static <T> Optional<T> read(
      Path file, Inspection inspection, Function<Section, T> reader) {
    return new Document(inspection, file)
        .text()
        .flatMap(new Syntax(inspection)::root)
        .map(root -> Section.read(inspection, root, reader));
  }
}
