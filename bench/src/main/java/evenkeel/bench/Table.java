package evenkeel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a benchmark has to say: a title, a line of columns, and rows of as many values. */
public final class Table {
  private final String title;
  private final List<List<String>> lines = new ArrayList<>();

  public Table(String title, String... columns) {
    this.title = title;
    lines.add(List.of(columns));
  }

  /** One more row. */
  public Table row(Object... values) {
    if (values.length != lines.getFirst().size()) {
      throw new IllegalArgumentException(
          "expected " + lines.getFirst().size() + " values, found " + values.length);
    }
    lines.add(List.of(values).stream().map(String::valueOf).toList());
    return this;
  }

  /** Columns aligned, as a person reads them. */
  @Override
  public String toString() {
    return title + System.lineSeparator() + lines.stream().map(this::line).collect(joined());
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(System.lineSeparator());
  }

  private String line(List<String> values) {
    return IntStream.range(0, values.size())
        .mapToObj(column -> ("%-" + width(column) + "s").formatted(values.get(column)))
        .collect(Collectors.joining("  ", "  ", ""))
        .stripTrailing();
  }

  private int width(int column) {
    return lines.stream().mapToInt(line -> line.get(column).length()).max().orElse(1);
  }
}
