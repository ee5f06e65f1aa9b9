package evenkeel.settings.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a value may look like.
 *
 * @param allowed in words
 * @param parse empty if it is not allowed
 * @param shown how a refused one is shown
 * @param secret whether it is never shown, and may be given in a file of its own
 */
public record Shape<T>(
    String allowed,
    Function<String, Optional<T>> parse,
    Function<String, String> shown,
    boolean secret) {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");
  private static final Pattern RATIO = Pattern.compile("[0-9]{1,4}(\\.[0-9]{1,4})?");

  public Shape(String allowed, Function<String, Optional<T>> parse) {
    this(allowed, parse, Shown::text);
  }

  Shape(String allowed, Function<String, Optional<T>> parse, Function<String, String> shown) {
    this(allowed, parse, shown, false);
  }

  public static Shape<String> matching(Pattern pattern, String allowed) {
    return new Shape<>(allowed, text -> Optional.of(text).filter(pattern.asMatchPredicate()));
  }

  /** A text that is never shown; its key may be left out for one that names a file. */
  public static Shape<String> secret(Pattern pattern, String allowed) {
    return new Shape<>(allowed, matching(pattern, allowed).parse(), Shown::secret, true);
  }

  /** One of the names of an enum, in lower case. */
  public static <E extends Enum<E>> Shape<E> choice(List<E> choices) {
    return new Shape<>(
        choices.stream().map(Shape::written).collect(Collectors.joining(" or ")),
        text -> choices.stream().filter(choice -> written(choice).equals(text)).findFirst());
  }

  private static String written(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }

  public static Shape<Boolean> flag() {
    return matching(Pattern.compile("true|false"), "true or false").map(Boolean::valueOf);
  }

  public static Shape<BigDecimal> ratio() {
    return matching(RATIO, "a ratio over 0 with at most 4 decimals, such as 1.05")
        .map(BigDecimal::new)
        .where(ratio -> ratio.signum() > 0);
  }

  public static Shape<Integer> wholeNumber(int least, int most) {
    return matching(WHOLE, "a whole number from " + least + " to " + most)
        .map(Integer::valueOf)
        .where(number -> number >= least && number <= most);
  }

  public static Shape<Duration> duration(String least, String most) {
    var from = Durations.of(least);
    var to = Durations.of(most);
    return new Shape<>(
        "a duration from " + least + " to " + most + ", with its unit: ms, s, m, h or d",
        text ->
            Durations.parse(text)
                .filter(found -> found.compareTo(from) >= 0 && found.compareTo(to) <= 0));
  }

  public Optional<T> parse(String text) {
    return parse.apply(text);
  }

  public <R> Shape<R> map(Function<T, R> meaning) {
    return new Shape<>(allowed, text -> parse(text).map(meaning), shown, secret);
  }

  /** The same, or a word that stands for nothing of it. */
  public Shape<Optional<T>> or(String word) {
    return new Shape<>(
        word + " or " + allowed,
        text -> text.equals(word) ? Optional.of(Optional.empty()) : map(Optional::of).parse(text),
        shown,
        secret);
  }

  public Shape<T> where(Predicate<T> condition) {
    return new Shape<>(allowed, text -> parse(text).filter(condition), shown, secret);
  }
}
