package evenkeel.settings;

import evenkeel.settings.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** A key whose values no two sections may share. */
final class Unshared<T> {
  private final String key;
  private final BiPredicate<T, T> same;
  private final String allowed;
  private final Map<T, String> owners = new LinkedHashMap<>();

  /**
   * @param same whether one value could mean what the other means
   */
  Unshared(String key, BiPredicate<T, T> same, String allowed) {
    this.key = key;
    this.same = same;
    this.allowed = allowed;
  }

  static <T> Unshared<T> by(String key, Function<T, ?> meaning, String allowed) {
    return new Unshared<>(
        key, (one, other) -> meaning.apply(one).equals(meaning.apply(other)), allowed);
  }

  /** Notes a fault of the section for each of its values that an earlier section has. */
  void take(Section section, List<T> values) {
    if (section.isSound(key)) {
      values.forEach(value ->
          owners.forEach((other, owner) -> {
            if (same.test(value, other)) {
              section.fault(key, found(value, other, owner), allowed);
            }
          }));
      values.forEach(value -> owners.putIfAbsent(value, section.path()));
    }
  }

  private static String found(Object value, Object other, String owner) {
    return value.equals(other)
        ? value + ", as in " + owner
        : "%s beside %s in %s".formatted(value, other, owner);
  }
}
