package evenkeel.settings.yaml;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What is given for the keys of one section: by variables, and by the file where there are none.
 */
final class Entries {
  private final Inspection inspection;
  private final String path;
  private final Origin place;
  private final Overlay overlay;
  private final Map<String, Written> lines = new LinkedHashMap<>();
  private final Set<String> misnamed = new HashSet<>();

  private Entries(Inspection inspection, String path, Origin place, Overlay overlay) {
    this.inspection = inspection;
    this.path = path;
    this.place = place;
    this.overlay = overlay;
  }

  static Entries of(Inspection inspection, MappingNode root) {
    return new Entries(inspection, "", inspection.line(1), inspection.overlay()).enter(root);
  }

  Inspection inspection() {
    return inspection;
  }

  String path() {
    return path;
  }

  Origin place() {
    return place;
  }

  String pathOf(String key) {
    return path.isEmpty() ? Shown.key(key) : path + "." + Shown.key(key);
  }

  /** Where a key stands, or would be missed. */
  Origin placeOf(String key) {
    return find(key)
        .map(Written::place)
        .orElseGet(() ->
            place instanceof Origin.Variable ? new Origin.Variable(overlay.name(key)) : place);
  }

  Optional<Written> find(String key) {
    return variable(key).or(() -> Optional.ofNullable(lines.get(key)));
  }

  /** All of these keys that are given in the same way: by variables, else by the file. */
  List<Written> together(List<String> keys) {
    var variables = keys.stream().flatMap(key -> variable(key).stream()).toList();
    return variables.isEmpty()
        ? keys.stream().map(lines::get).filter(Objects::nonNull).toList()
        : variables;
  }

  private Optional<Written> variable(String key) {
    return overlay
        .value(key)
        .map(value -> Written.inVariable(inspection, pathOf(key), overlay.name(key), value));
  }

  /** The entries of the section below a key. */
  Entries below(String key) {
    var line = lines.get(key);
    var below = overlay.below(key);
    var at = line == null ? missing(key, below) : line.place();
    if (line == null || Kind.isNothing(line.node())) {
      return new Entries(inspection, pathOf(key), at, below);
    }
    if (line.node() instanceof MappingNode mapping) {
      return new Entries(inspection, pathOf(key), at, below).enter(mapping);
    }
    inspection.fault(at, pathOf(key), Kind.of(line.node()), "a section of keys");
    return new Entries(inspection.muted(), pathOf(key), at, below);
  }

  private Origin missing(String key, Overlay below) {
    return below.isEmpty() ? place : new Origin.Variable(overlay.name(key));
  }

  /** The names of all sections here, those of the file first; faulty ones of variables left out. */
  Set<String> names(Shape<String> name) {
    lines.forEach((key, line) -> {
      if (name.parse(key).isEmpty()) {
        inspection.fault(line.place(), path, Shown.key(key), name.allowed());
      }
    });
    var names = new LinkedHashSet<>(lines.keySet());
    overlay.names().forEach(variable -> named(variable, name).ifPresent(names::add));
    return names;
  }

  private Optional<String> named(String variable, Shape<String> name) {
    var segment = overlay.segmentOf(variable);
    var named = name.parse(Overlay.named(segment));
    if (named.isEmpty()) {
      misnamed.add(variable);
      var place = new Origin.Variable(variable);
      inspection.fault(place, path, Shown.key(segment), name.allowed() + ", in capitals here");
    }
    return named.filter(found -> Overlay.segment(found).equals(segment));
  }

  void rejectUnknown(Collection<String> keys, Set<String> sections) {
    lines.forEach((key, line) -> {
      if (!keys.contains(key)) {
        var allowed = meant(key, keys) + "one of: " + String.join(", ", keys);
        inspection.fault(line.place(), line.path(), "an unknown key", allowed);
      }
    });
    overlay.names().stream()
        .filter(name -> !misnamed.contains(name))
        .forEach(name -> rejectUnknown(name, keys, sections));
  }

  private void rejectUnknown(String name, Collection<String> keys, Set<String> sections) {
    var segment = overlay.segmentOf(name);
    boolean known =
        keys.stream()
            .filter(key -> Overlay.segment(key).equals(segment))
            .anyMatch(key -> overlay.isOwn(name) != sections.contains(key));
    if (!known) {
      Set<String> segments = new TreeSet<>(overlay.others());
      keys.forEach(
          key -> segments.add(Overlay.segment(key) + (sections.contains(key) ? "__..." : "")));
      var allowed =
          meant(segment, segments) + overlay.stem() + " and one of: " + String.join(", ", segments);
      inspection.fault(new Origin.Variable(name), "", "an unknown variable", allowed);
    }
  }

  private static String meant(String word, Collection<String> words) {
    return Nearest.to(word, words).map(near -> "did you mean " + near + "? ").orElse("");
  }

  private Entries enter(MappingNode mapping) {
    mapping.getValue().forEach(this::enter);
    return this;
  }

  private void enter(NodeTuple tuple) {
    var at = inspection.line(Written.lineOf(tuple.getKeyNode()));
    if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
      inspection.fault(at, path, Kind.of(tuple.getKeyNode()) + " as a key", "a text as a key");
      return;
    }
    var written = new Written(inspection, pathOf(key.getValue()), at, tuple.getValueNode());
    var first = lines.putIfAbsent(key.getValue(), written);
    if (first != null) {
      var found = "the key again, after " + line(first.place());
      inspection.fault(at, written.path(), found, "each key once");
    }
  }

  private static String line(Origin place) {
    return place instanceof Origin.Line line ? "line " + line.line() : place.words();
  }
}
