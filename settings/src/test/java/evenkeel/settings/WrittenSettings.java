package evenkeel.settings;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.yaml.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A settings file of a test: the least sound one, with lines added to it. */
record WrittenSettings(String text, Map<String, String> environment) {
  static final String COOKIE = "c00kie-Sentinel-Value";
  static final String PASSWORD = "pa55word-Sentinel-Value";

  private static final String ACCOUNT =
      """
      accounts:
        mam:
          cookie: ${MAM_ID}
      """;
  private static final String CLIENT =
      """
      clients:
        home:
          url: http://127.0.0.1:8080
          username: admin
          password: ${QBT_PASSWORD}
      """;

  /** Lines of the account begin at line 4. */
  static WrittenSettings account(String lines) {
    return text(ACCOUNT + lines.indent(4) + CLIENT);
  }

  /** Lines of the client begin at line 9. */
  static WrittenSettings client(String lines) {
    return text(ACCOUNT + CLIENT + lines.indent(4));
  }

  /** Lines of the document begin at line 9. */
  static WrittenSettings root(String lines) {
    return text(ACCOUNT + CLIENT + lines);
  }

  static WrittenSettings text(String text) {
    return new WrittenSettings(text, Map.of("MAM_ID", COOKIE, "QBT_PASSWORD", PASSWORD));
  }

  WrittenSettings replacing(String part, String by) {
    assertThat(text).contains(part);
    return new WrittenSettings(text.replace(part, by), environment);
  }

  WrittenSettings in(Map<String, String> otherEnvironment) {
    return new WrittenSettings(text, otherEnvironment);
  }

  Settings settings() {
    var verdict = verdict();
    assertThat(verdict).isInstanceOf(SettingsVerdict.Valid.class);
    return ((SettingsVerdict.Valid) verdict).settings();
  }

  AccountSettings account() {
    return settings().accounts().getFirst();
  }

  ClientSettings client() {
    return settings().clients().getFirst();
  }

  /** Each fault as {@code line or variable | key | found | allowed}. */
  List<String> faults() {
    return faulty().faults().stream()
        .map(f -> "%s | %s | %s | %s".formatted(place(f), f.key(), f.found(), f.allowed()))
        .toList();
  }

  private static String place(Fault fault) {
    return fault.place() instanceof Origin.Line line
        ? String.valueOf(line.line())
        : fault.place().words();
  }

  /** With a variable set beside those that are. */
  WrittenSettings with(String name, String value) {
    var more = new HashMap<>(environment);
    more.put(name, value);
    return in(more);
  }

  /** Where each key comes from; lines by their number alone. */
  Map<String, String> origins() {
    var verdict = verdict();
    assertThat(verdict).isInstanceOf(SettingsVerdict.Valid.class);
    var words = new LinkedHashMap<String, String>();
    ((SettingsVerdict.Valid) verdict)
        .origins()
        .forEach((key, origin) -> words.put(key, words(origin)));
    return words;
  }

  private static String words(Origin origin) {
    return origin instanceof Origin.Line line ? "line " + line.line() : origin.words();
  }

  SettingsVerdict.Faulty faulty() {
    var verdict = verdict();
    assertThat(verdict).isInstanceOf(SettingsVerdict.Faulty.class);
    return (SettingsVerdict.Faulty) verdict;
  }

  private SettingsVerdict verdict() {
    return of(text.getBytes(StandardCharsets.UTF_8), environment);
  }

  static SettingsVerdict of(byte[] bytes, Map<String, String> environment) {
    try {
      var file = Files.createTempFile("evenkeel", ".yml");
      try {
        return SettingsFile.read(Files.write(file, bytes), environment);
      } finally {
        Files.delete(file);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
