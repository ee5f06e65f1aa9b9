package evenkeel.settings.yaml;

import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What a node is, in words that do not show its content. */
final class Kind {
  private Kind() {}

  static String of(Node node) {
    if (isNothing(node)) {
      return "nothing";
    }
    return switch (node) {
      case MappingNode mapping -> "a section";
      case SequenceNode sequence -> "a list";
      default -> "a single value";
    };
  }

  static boolean isNothing(Node node) {
    return node.getTag().equals(Tag.NULL);
  }
}
