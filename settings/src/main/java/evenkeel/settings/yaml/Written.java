package evenkeel.settings.yaml;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A value as it stands in the file or in an environment variable, at the path of its key. */
record Written(Inspection inspection, String path, Origin place, Node node) {

  static Written inVariable(Inspection inspection, String path, String name, String value) {
    return inVariable(inspection, path, new Origin.Variable(name), value);
  }

  private static Written inVariable(
      Inspection inspection, String path, Origin place, String value) {
    var node = new ScalarNode(Tag.STR, value, null, null, ScalarStyle.PLAIN);
    return new Written(inspection, path, place, node);
  }

  /** The value, if it is of that shape; what is wrong with it is noted otherwise. */
  <T> Optional<T> as(Shape<T> shape) {
    if (!(node instanceof ScalarNode scalar) || Kind.isNothing(node)) {
      return refused(Kind.of(node), shape.allowed());
    }
    if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
      return refused("a value with a tag (!)", shape.allowed());
    }
    return place instanceof Origin.Variable
        ? literal(scalar.getValue(), shape)
        : expanded(new Variables(scalar.getValue(), inspection.environment()), shape);
  }

  /** The items of a list: a YAML list in the file, separated by commas in a variable. */
  Optional<List<Written>> items() {
    if (place instanceof Origin.Variable && node instanceof ScalarNode scalar) {
      return Optional.of(
          Stream.of(scalar.getValue().split(",", -1))
              .map(item -> inVariable(inspection, path, place, item.strip()))
              .filter(item -> !scalar.getValue().isBlank())
              .toList());
    }
    if (node instanceof SequenceNode sequence) {
      return Optional.of(
          sequence.getValue().stream()
              .map(item -> new Written(inspection, path, inspection.line(lineOf(item)), item))
              .toList());
    }
    return refused(Kind.of(node), "a list, such as [a, b]");
  }

  /** How a fault of another key names it. */
  String shown() {
    return node instanceof ScalarNode scalar ? Shown.text(scalar.getValue()) : Kind.of(node);
  }

  static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }

  <T> Optional<T> refused(String found, String allowed) {
    inspection.fault(place, path, found, allowed);
    return Optional.empty();
  }

  private <T> Optional<T> literal(String value, Shape<T> shape) {
    var parsed = shape.parse(value);
    return parsed.isPresent() ? parsed : refused(shape.shown().apply(value), shape.allowed());
  }

  private <T> Optional<T> expanded(Variables variables, Shape<T> shape) {
    if (variables.malformed()) {
      return refused("a ${ that begins no ${NAME}", "${NAME} for an environment variable");
    }
    var unset = variables.unset();
    if (unset.isPresent()) {
      return refused(unset.get(), "an environment variable that is set; " + shape.allowed());
    }
    var value = shape.parse(variables.text());
    return value.isPresent() ? value : refused(found(variables, shape), shape.allowed());
  }

  private static String found(Variables variables, Shape<?> shape) {
    return variables.names().isEmpty()
        ? shape.shown().apply(variables.written())
        : "the value of " + variables.names();
  }
}
