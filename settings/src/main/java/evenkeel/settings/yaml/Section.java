package evenkeel.settings.yaml;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * One mapping of the file: hands out the values of its keys, noting what is wrong with them.
 *
 * <p>A faulty value is replaced by one that stands for it, so that reading goes on and all faults
 * are found at once.
 */
public final class Section {
  private final Inspection inspection;
  private final String path;
  private final int line;
  private final Map<String, Written> entries = new LinkedHashMap<>();
  private final Map<String, String> known = new TreeMap<>();
  private final Set<String> unsound = new HashSet<>();

  private Section(Inspection inspection, String path, int line) {
    this.inspection = inspection;
    this.path = path;
    this.line = line;
  }

  /** Reads the mapping and names the keys in it that the reader did not ask for. */
  static <T> T read(Inspection inspection, MappingNode root, Function<Section, T> reader) {
    return new Section(inspection, "", 1).enter(root).read(reader);
  }

  /** The value of a key that may be left out. */
  public <T> T value(String key, Shape<T> shape, String otherwise) {
    known.put(key, otherwise);
    return written(key)
        .flatMap(written -> sound(key, written.as(shape)))
        .orElseGet(() -> shape.parse(otherwise).orElseThrow());
  }

  /** The value of a key that must be there; {@code standIn} is used when it is faulty. */
  public <T> T required(String key, Shape<T> shape, String standIn) {
    if (!entries.containsKey(key)) {
      inspection.fault(line, pathOf(key), "nothing", shape.allowed());
    }
    return value(key, shape, standIn);
  }

  /** The values of a list that may be left out; it may be empty only if the default is. */
  public <T> List<T> list(String key, Shape<T> shape, List<T> otherwise) {
    known.put(key, "");
    return written(key).map(written -> items(written, shape, otherwise)).orElse(otherwise);
  }

  /** What {@code reader} makes of a section that may be left out. */
  public <T> T section(String key, Function<Section, T> reader) {
    known.put(key, "");
    return child(key).read(reader);
  }

  /** What {@code reader} makes of the one section, named freely, below a key. */
  public <T> List<T> named(String key, Shape<String> name, BiFunction<String, Section, T> reader) {
    return section(key, parent -> parent.only(name, reader));
  }

  /** Whether the value was accepted or left out. */
  public boolean isSound(String key) {
    return !unsound.contains(key);
  }

  /** Notes it when two values, each allowed alone, do not stand in their order. */
  public void expect(boolean inOrder, String lower, String relation, String higher) {
    if (inOrder || !isSound(lower) || !isSound(higher)) {
      return;
    }
    var place = written(higher).or(() -> written(lower)).orElseThrow();
    var between = "%s %s %s".formatted(lower, relation, higher);
    inspection.fault(place.line(), place.path(), shown(lower) + " and " + shown(higher), between);
  }

  /** Notes what is wrong with a key in the light of others. */
  public void refuse(String key, String found, String allowed) {
    int at = written(key).map(Written::line).orElse(line);
    inspection.fault(at, pathOf(key), found, allowed);
  }

  private <T> T read(Function<Section, T> reader) {
    var result = reader.apply(this);
    entries.forEach(this::rejectUnknown);
    return result;
  }

  private <T> List<T> only(Shape<String> name, BiFunction<String, Section, T> reader) {
    if (entries.size() != 1) {
      int place = entries.values().stream().skip(1).findFirst().map(Written::line).orElse(line);
      inspection.fault(place, path, names(), "exactly 1");
    }
    entries.forEach((key, written) -> checkName(key, name, written));
    return entries.keySet().stream()
        .map(key -> section(key, child -> reader.apply(key, child)))
        .toList();
  }

  private String names() {
    var names = entries.keySet().stream().map(Shown::key).collect(Collectors.joining(", "));
    return entries.isEmpty() ? "none" : entries.size() + ": " + names;
  }

  private void checkName(String key, Shape<String> name, Written written) {
    if (name.parse(key).isEmpty()) {
      inspection.fault(written.line(), path, Shown.key(key), name.allowed());
    }
  }

  private Section enter(MappingNode mapping) {
    mapping.getValue().forEach(this::enter);
    return this;
  }

  private void enter(NodeTuple tuple) {
    int at = lineOf(tuple.getKeyNode());
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      inspection.fault(at, path, Kind.of(tuple.getKeyNode()) + " as a key", "a text as a key");
      return;
    }
    var place = pathOf(key.getValue());
    var first =
        entries.putIfAbsent(
            key.getValue(), new Written(inspection, place, at, tuple.getValueNode()));
    if (first != null) {
      inspection.fault(at, place, "the key again, after line " + first.line(), "each key once");
    }
  }

  private Section child(String key) {
    var written = entries.get(key);
    if (written == null || Kind.isNothing(written.node())) {
      int at = written == null ? line : written.line();
      return new Section(inspection, pathOf(key), at);
    }
    if (written.node() instanceof MappingNode mapping) {
      return new Section(inspection, pathOf(key), written.line()).enter(mapping);
    }
    inspection.fault(written.line(), pathOf(key), Kind.of(written.node()), "a section of keys");
    return new Section(inspection.muted(), pathOf(key), written.line());
  }

  private <T> List<T> items(Written list, Shape<T> shape, List<T> otherwise) {
    if (!(list.node() instanceof SequenceNode sequence)) {
      inspection.fault(list.line(), list.path(), Kind.of(list.node()), "a list, such as [a, b]");
      return otherwise;
    }
    if (sequence.getValue().isEmpty() && !otherwise.isEmpty()) {
      inspection.fault(
          list.line(), list.path(), "an empty list", "at least one: " + shape.allowed());
    }
    return sequence.getValue().stream()
        .map(item -> new Written(inspection, list.path(), lineOf(item), item))
        .flatMap(item -> item.as(shape).stream())
        .distinct()
        .toList();
  }

  private void rejectUnknown(String key, Written written) {
    if (!known.containsKey(key)) {
      var meant = Nearest.to(key, known.keySet()).map(near -> "did you mean " + near + "? ");
      var keys = meant.orElse("") + "one of: " + String.join(", ", known.keySet());
      inspection.fault(written.line(), written.path(), "an unknown key", keys);
    }
  }

  private <T> Optional<T> sound(String key, Optional<T> value) {
    if (value.isEmpty()) {
      unsound.add(key);
    }
    return value;
  }

  private String shown(String key) {
    return key + " " + written(key).map(Written::shown).orElse(known.get(key) + " (the default)");
  }

  private Optional<Written> written(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  private String pathOf(String key) {
    return path.isEmpty() ? Shown.key(key) : path + "." + Shown.key(key);
  }

  private static int lineOf(Node node) {
    return node.getStartMark().getLine() + 1;
  }
}
