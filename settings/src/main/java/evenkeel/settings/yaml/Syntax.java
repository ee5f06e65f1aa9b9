package evenkeel.settings.yaml;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.StreamReader;

/** The text as a tree of YAML nodes; nothing is constructed from it. */
final class Syntax {
  private static final String A_MAPPING = "a YAML document with accounts and clients";
  private static final String YAML = "valid YAML; evenkeel.example.yml shows how";

  /** What follows these words is quoted from the file, and may be a secret. */
  private static final Pattern QUOTING = Pattern.compile("(alias|tag handle|anchor)\\b.*");

  private static final Pattern UNFINISHED = Pattern.compile("end of stream|<stream end>");

  private final Inspection inspection;

  Syntax(Inspection inspection) {
    this.inspection = inspection;
  }

  Optional<MappingNode> root(String text) {
    return isPrintable(text) ? composed(text).flatMap(this::mapping) : Optional.empty();
  }

  private boolean isPrintable(String text) {
    int line = 1;
    for (int character : text.codePoints().toArray()) {
      if (!StreamReader.isPrintable(character)) {
        fault(line, "control character U+%04X".formatted(character), "UTF-8 text");
        return false;
      }
      line += character == '\n' ? 1 : 0;
    }
    return true;
  }

  private Optional<Node> composed(String text) {
    try {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      @Nullable Node node = yaml.compose(new StringReader(text));
      return node == null || Kind.isNothing(node) ? nothing() : Optional.of(node);
    } catch (MarkedYAMLException wrong) {
      misread(wrong);
      return Optional.empty();
    } catch (YAMLException excessive) {
      fault(0, "YAML nested or aliased too deeply", "the keys of evenkeel.example.yml");
      return Optional.empty();
    }
  }

  /** Variables may set everything. */
  private Optional<Node> nothing() {
    if (inspection.overlay().isEmpty()) {
      fault(1, "an empty file", A_MAPPING);
      return Optional.empty();
    }
    return Optional.of(new MappingNode(Tag.MAP, List.of(), FlowStyle.BLOCK));
  }

  private Optional<MappingNode> mapping(Node node) {
    if (node instanceof MappingNode mapping) {
      return Optional.of(mapping);
    }
    fault(Written.lineOf(node), Kind.of(node), A_MAPPING);
    return Optional.empty();
  }

  private void misread(MarkedYAMLException wrong) {
    var problem = String.valueOf(wrong.getProblem());
    if (problem.contains("another document")) {
      fault(line(wrong.getProblemMark()), "a second document", "one document");
    } else if (problem.contains("(TAB)")) {
      fault(line(wrong.getProblemMark()), "a tab", "spaces for indentation");
    } else {
      // Where the file ends too soon is no use as a place; where the unfinished begins is.
      var mark =
          UNFINISHED.matcher(problem).find() ? wrong.getContextMark() : wrong.getProblemMark();
      var found = QUOTING.matcher(problem).replaceAll("$1").replaceFirst("^(but )?found ", "");
      fault(line(mark), found, YAML);
    }
  }

  private void fault(int line, String found, String allowed) {
    inspection.fault(inspection.line(line), "", found, allowed);
  }

  private static int line(@Nullable Mark mark) {
    return mark == null ? 0 : mark.getLine() + 1;
  }
}
