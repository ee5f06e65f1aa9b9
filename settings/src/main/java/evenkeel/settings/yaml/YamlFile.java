package evenkeel.settings.yaml;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/** A YAML file whose document is one section. */
public final class YamlFile {
  private static final int MOST_KIBIBYTES = 1024;

  private YamlFile() {}

  /** What {@code reader} makes of the document; empty if there is none to read. */
  public static <T> Optional<T> read(
      Path file, Inspection inspection, Function<Section, T> reader) {
    return switch (new Document(file, MOST_KIBIBYTES).content()) {
      case Document.Text content ->
          new Syntax(inspection)
              .root(content.text())
              .map(root -> Section.read(inspection, root, reader));
      case Document.Refused refused -> {
        var allowed = refused.allowed() + "; evenkeel.example.yml shows one";
        inspection.fault(inspection.line(refused.line()), "", refused.found(), allowed);
        yield Optional.empty();
      }
    };
  }
}
