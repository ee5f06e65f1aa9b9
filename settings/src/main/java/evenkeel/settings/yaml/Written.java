package evenkeel.settings.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A single value as it stands in the file, at the path of its key. */
record Written(Inspection inspection, String path, int line, Node node) {

  /** The value, if it is of that shape; what is wrong with it is noted otherwise. */
  <T> Optional<T> as(Shape<T> shape) {
    if (!(node instanceof ScalarNode scalar) || Kind.isNothing(node)) {
      return refused(Kind.of(node), shape.allowed());
    }
    if (!node.getTag().getValue().startsWith("tag:yaml.org,2002:")) {
      return refused("a value with a tag (!)", shape.allowed());
    }
    return expanded(new Variables(scalar.getValue(), inspection.environment()), shape);
  }

  /** How a fault of another key names it. */
  String shown() {
    return node instanceof ScalarNode scalar ? Shown.text(scalar.getValue()) : Kind.of(node);
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

  private <T> Optional<T> refused(String found, String allowed) {
    inspection.fault(line, path, found, allowed);
    return Optional.empty();
  }
}
