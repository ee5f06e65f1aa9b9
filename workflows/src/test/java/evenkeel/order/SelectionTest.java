package evenkeel.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Selection EVERYTHING =
      new Selection(List.of(), List.of(), List.of(), List.of(), List.of());

  @Test
  void keepsTheClientsOfItsMomentUnlessItNamesSome() {
    List<String> known = List.of("attic", "home");
    Selection named = Selection.of("attic", Torrents.HASH);

    assertThat(EVERYTHING.at(known).clients()).isEqualTo(known);
    assertThat(named.at(known)).isEqualTo(named);
  }

  @Test
  void includesTheClientsThatItNamesOrAll() {
    assertThat(EVERYTHING.includes("home")).isTrue();
    assertThat(Selection.of("attic", Torrents.HASH).includes("attic")).isTrue();
    assertThat(Selection.of("attic", Torrents.HASH).includes("home")).isFalse();
  }
}
