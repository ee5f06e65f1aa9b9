package evenkeel.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

  /** How many rows it has. */
  int rows() {
    return lines.size() - 1;
  }

  /** Columns aligned, as a person reads them. */
  @Override
  public String toString() {
    return Stream.concat(Stream.of(title), lines.stream().map(this::line))
        .collect(Collectors.joining(System.lineSeparator()));
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
