package evenkeel.settings.yaml;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;

/**
 * One section of the settings: hands out the values of its keys, noting what is wrong with them. An
 * environment variable goes before the file.
 *
 * <p>A faulty value is replaced by one that stands for it, so that reading goes on and all faults
 * are found at once.
 */
public final class Section {
  private final Entries entries;
  private final Map<String, String> known = new TreeMap<>();
  private final Set<String> sections = new HashSet<>();
  private final Set<String> unsound = new HashSet<>();

  private Section(Entries entries) {
    this.entries = entries;
  }

  /** Reads the mapping and names the keys in it that the reader did not ask for. */
  static <T> T read(Inspection inspection, MappingNode root, Function<Section, T> reader) {
    return new Section(Entries.of(inspection, root)).read(reader);
  }

  /** Where it stands, such as {@code accounts.mam}. */
  public String path() {
    return entries.path();
  }

  /** The value of a key that may be left out. */
  public <T> T value(String key, Shape<T> shape, String otherwise) {
    var value = given(key, shape, otherwise);
    return value.orElseGet(() -> shape.parse(otherwise).orElseThrow());
  }

  /** The value of a key that may be left out and has no default. */
  public <T> Optional<T> optional(String key, Shape<T> shape) {
    return given(key, shape, "nothing");
  }

  /** The value of a key that must be there; {@code standIn} is used when it is faulty. */
  public <T> T required(String key, Shape<T> shape, String standIn) {
    if (!isGiven(key)) {
      entries.inspection().fault(entries.placeOf(key), pathOf(key), "nothing", shape.allowed());
    }
    return value(key, shape, standIn);
  }

  /** The values of a list that may be left out; it may be empty only if the default is. */
  public <T> List<T> list(String key, Shape<T> shape, List<T> otherwise) {
    know(key, String.join(", ", otherwise.stream().map(String::valueOf).toList()));
    return entries
        .find(key)
        .map(list -> sound(key, items(list, shape, otherwise.isEmpty())).orElse(otherwise))
        .orElse(otherwise);
  }

  /** What {@code reader} makes of a section that may be left out. */
  public <T> T section(String key, Function<Section, T> reader) {
    known.put(key, "");
    sections.add(key);
    return new Section(entries.below(key)).read(reader);
  }

  /** What {@code reader} makes of each of the sections, at least one, named freely, below a key. */
  public <T> List<T> named(String key, Shape<String> name, BiFunction<String, Section, T> reader) {
    return section(key, parent -> parent.some(name, reader));
  }

  /** The same of any number of sections. */
  public <T> List<T> anyNamed(
      String key, Shape<String> name, BiFunction<String, Section, T> reader) {
    return section(key, parent -> parent.each(name, reader));
  }

  /** Whether the key is there, be it sound or not. */
  public boolean isGiven(String key) {
    return !entries.together(List.of(key, SecretFile.key(key))).isEmpty();
  }

  /** Whether the value was accepted or left out. */
  public boolean isSound(String key) {
    return !unsound.contains(key);
  }

  /** Notes what is wrong with a value beside others, unless something is wrong with it alone. */
  public void fault(String key, String found, String allowed) {
    if (isSound(key)) {
      entries.inspection().fault(entries.placeOf(key), pathOf(key), found, allowed);
    }
  }

  /** Notes it when two values, each allowed alone, do not stand in their order. */
  public void expect(boolean inOrder, String lower, String relation, String higher) {
    if (inOrder || !isSound(lower) || !isSound(higher)) {
      return;
    }
    var place = entries.find(higher).isPresent() ? higher : lower;
    var between = "%s %s %s".formatted(lower, relation, higher);
    fault(place, shown(lower) + " and " + shown(higher), between);
  }

  private <T> T read(Function<Section, T> reader) {
    var result = reader.apply(this);
    entries.rejectUnknown(known.keySet(), sections);
    return result;
  }

  private <T> List<T> some(Shape<String> name, BiFunction<String, Section, T> reader) {
    var all = each(name, reader);
    if (all.isEmpty()) {
      entries.inspection().fault(entries.place(), path(), "none", "at least one");
    }
    return all;
  }

  private <T> List<T> each(Shape<String> name, BiFunction<String, Section, T> reader) {
    return entries.names(name).stream()
        .map(key -> section(key, child -> reader.apply(key, child)))
        .toList();
  }

  private void know(String key, String otherwise) {
    known.put(key, otherwise);
    entries.inspection().origin(pathOf(key), new Origin.Default());
  }

  private <T> Optional<T> given(String key, Shape<T> shape, String otherwise) {
    know(key, otherwise);
    if (shape.secret()) {
      known.put(SecretFile.key(key), "");
      return secret(key, shape);
    }
    return entries.find(key).flatMap(written -> value(key, written, shape));
  }

  private <T> Optional<T> value(String key, Written written, Shape<T> shape) {
    entries.inspection().origin(pathOf(key), written.place());
    return sound(key, written.as(shape));
  }

  private <T> Optional<T> secret(String key, Shape<T> shape) {
    var inFile = SecretFile.key(key);
    var given = entries.together(List.of(key, inFile));
    if (given.size() > 1) {
      var allowed = "exactly one of " + key + " and " + inFile;
      return sound(key, given.getLast().refused("both " + key + " and " + inFile, allowed));
    }
    return given.stream()
        .findFirst()
        .flatMap(written ->
            written.path().equals(pathOf(inFile))
                ? secret(key, new SecretFile(written), shape)
                : value(key, written, shape));
  }

  private <T> Optional<T> secret(String key, SecretFile file, Shape<T> shape) {
    entries.inspection().origin(pathOf(key), file.origin());
    return sound(key, file.as(shape));
  }

  private <T> Optional<List<T>> items(Written list, Shape<T> shape, boolean mayBeEmpty) {
    entries.inspection().origin(list.path(), list.place());
    var items = list.items();
    if (!mayBeEmpty && items.filter(List::isEmpty).isPresent()) {
      return list.refused("an empty list", "at least one: " + shape.allowed());
    }
    return items.flatMap(all -> {
      var parsed = all.stream().map(item -> item.as(shape)).toList();
      return parsed.stream().allMatch(Optional::isPresent)
          ? Optional.of(parsed.stream().flatMap(Optional::stream).distinct().toList())
          : Optional.empty();
    });
  }

  private <T> Optional<T> sound(String key, Optional<T> value) {
    if (value.isEmpty()) {
      unsound.add(key);
    }
    return value;
  }

  private String shown(String key) {
    return key
        + " "
        + entries.find(key).map(Written::shown).orElse(known.get(key) + " (the default)");
  }

  private String pathOf(String key) {
    return entries.pathOf(key);
  }
}
