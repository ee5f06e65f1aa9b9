package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.yaml.Origin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxFaultsTest {
  private static final String DOCUMENT = "a YAML document with accounts and clients";
  private static final String YAML = "valid YAML; evenkeel.example.yml shows how";
  private static final String FILE = "a readable file; evenkeel.example.yml shows one";

  @TempDir private Path folder;

  static List<List<String>> misspelled() {
    return List.of(
        List.of("", "1 |  | an empty file | " + DOCUMENT),
        List.of("# nothing\n\n", "1 |  | an empty file | " + DOCUMENT),
        List.of("---\n", "1 |  | an empty file | " + DOCUMENT),
        List.of("\nhello", "2 |  | a single value | " + DOCUMENT),
        List.of("\n- a\n- b", "2 |  | a list | " + DOCUMENT),
        List.of("a:\n\tb: c", "2 |  | a tab | spaces for indentation"),
        List.of("a: b\n---\nc: d", "2 |  | a second document | one document"),
        List.of("a: b\nc: d: e", "2 |  | mapping values are not allowed here | " + YAML),
        List.of("a: b\nc: *d", "2 |  | undefined alias | " + YAML),
        List.of("a: b\nc: \"d\ne: f\n", "2 |  | unexpected end of stream | " + YAML),
        List.of("a: b\nc: [d\n", "2 |  | expected ',' or ']', but got <stream end> | " + YAML),
        List.of("a: b\nc: \u0007", "2 |  | control character U+0007 | UTF-8 text"));
  }

  @ParameterizedTest
  @MethodSource("misspelled")
  void namesTheLineThatIsNotYaml(List<String> textAndFault) {
    assertThat(WrittenSettings.text(textAndFault.getFirst()).faults())
        .containsExactly(textAndFault.getLast());
  }

  @Test
  void refusesKeysThatAreNoText() {
    assertThat(WrittenSettings.root("[a, b]: c").faults())
        .containsExactly("9 |  | a list as a key | a text as a key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: "})
  void survivesDeepNesting(String opening) {
    assertThat(WrittenSettings.text("a: " + opening.repeat(100_000)).faults())
        .containsExactly(
            "0 |  | YAML nested or aliased too deeply | the keys of evenkeel.example.yml");
  }

  @Test
  void survivesAliasesThatMultiply() {
    var bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%1$d: &a%1$d [*a%2$d, *a%2$d]\n".formatted(i, i - 1));
    }

    assertThat(WrittenSettings.text(bomb.toString()).faults())
        .containsExactly(
            "0 |  | YAML nested or aliased too deeply | the keys of evenkeel.example.yml");
  }

  @Test
  void survivesASectionThatContainsItself() {
    var written = WrittenSettings.text("accounts: &all\n  mam: *all\nclients: *all");

    assertThat(written.faulty().faults()).isNotEmpty();
  }

  @Test
  void namesTheLineThatIsNotUtf8() {
    var bytes = "accounts:\n  m\u00e4m:".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(WrittenSettings.of(bytes, Map.of()))
        .isInstanceOfSatisfying(
            SettingsVerdict.Faulty.class,
            faulty ->
                assertThat(faulty.explanation())
                    .contains(":2\n    found:   bytes that are not UTF-8"));
  }

  @Test
  void refusesWhatEndsInTheMiddleOfACharacter() {
    assertThat(WrittenSettings.of(new byte[] {'a', ':', ' ', (byte) 0xC3}, Map.of()).toString())
        .contains("bytes that are not UTF-8");
  }

  @Test
  void refusesAFileThatIsTooLarge() throws IOException {
    var file = Files.writeString(folder.resolve("large.yml"), "#".repeat((1 << 20) + 1));

    assertFault(file, "a file of more than 1 MiB", "at most 1 MiB; evenkeel.example.yml shows one");
  }

  @Test
  void readsTheLargestFileAllowed() {
    var sound = WrittenSettings.account("");
    int left = (1 << 20) - sound.text().length();

    assertThat(WrittenSettings.root("#".repeat(left)).settings()).isEqualTo(sound.settings());
  }

  @Test
  void saysThatThereIsNoFile() {
    assertFault(folder.resolve("none.yml"), "no such file", FILE);
  }

  @Test
  void saysThatTheFileIsADirectory() {
    assertFault(folder, "a directory", FILE);
  }

  private static void assertFault(Path file, String found, String allowed) {
    assertThat(SettingsFile.read(file, Map.of()))
        .isEqualTo(
            new SettingsVerdict.Faulty(
                List.of(new Fault(new Origin.Line(file, 0), "", found, allowed))));
  }
}
