package evenkeel.worker.trackersite.mam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import evenkeel.account.Reading;
import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MamReaderTest {
  private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"nested.json", "flat.json"})
  void readsBothLayouts(String file) {
    Reading reading = read(stored(file));

    assertThat(reading)
        .isEqualTo(
            new Reading(
                "mam",
                AT,
                "4200017",
                386547056640L,
                161061273600L,
                new BigDecimal("2.4"),
                31250,
                4,
                Instant.parse("2027-01-14T06:00:00Z"),
                7,
                150));
  }

  @Test
  void readsAnAnswerWithoutTheSummary() {
    Reading reading = read(stored("plain.json"));

    assertThat(reading.uploadedBytes()).isEqualTo(386547056640L);
    assertThat(reading.unsatisfied()).isNull();
    assertThat(reading.unsatisfiedLimit()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "386547056640.00, 386547056640",
    "386547056640.75, 386547056640",
    "'\"386547056640\"', 386547056640",
    "'\" 386547056640.5 \"', 386547056640",
    "9007199254740993, 9007199254740993",
    "'\"9007199254740993.0\"', 9007199254740993",
    "9007199254740993.9, 9007199254740993",
    "9223372036854775807, 9223372036854775807",
    "1.5e3, 1500"
  })
  void readsBytesToTheLastDigit(String json, long bytes) {
    assertThat(read(with("uploaded_bytes", json)).uploadedBytes()).isEqualTo(bytes);
    assertThat(read(with("downloaded_bytes", json)).downloadedBytes()).isEqualTo(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "9223372036854775808",
        "1e999999999",
        "1e-999999999",
        "\"360.00 GiB\"",
        "true",
        "[]",
        "{}"
      })
  void namesTheBytesThatItCannotRead(String json) {
    assertThat(changed(with("downloaded_bytes", json)))
        .contains("the field downloaded_bytes cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"uid", "uploaded_bytes", "downloaded_bytes", "seedbonus", "wedges"})
  void namesTheFieldThatIsMissing(String field) {
    String missing = "the field " + field + " is missing";

    assertThat(changed(with(field, "null"))).contains(missing);
    assertThat(changed(with(field, "\"\""))).contains(missing);
    assertThat(changed(stored("plain.json").replace(field, "moved"))).contains(missing);
  }

  @ParameterizedTest
  @CsvSource({"4200017, 4200017", "'\"4200017\"', 4200017", "'\"a1\"', a1"})
  void readsTheUserIdAsNumberOrText(String json, String userId) {
    assertThat(read(with("uid", json)).userId()).isEqualTo(userId);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "2.4; 2.4",
        "\"2.4000000001\"; 2.4000000001",
        "0; 0",
        "\"∞\"; NULL",
        "\"Inf.\"; NULL",
        "\"Inf\"; NULL",
        "null; NULL"
      },
      delimiter = ';',
      nullValues = "NULL")
  void readsTheRatioAsShown(String json, @Nullable BigDecimal ratio) {
    assertThat(read(with("ratio", json)).shownRatio()).isEqualTo(ratio);
  }

  @Test
  void namesARatioThatItCannotRead() {
    assertThat(changed(with("ratio", "\"plenty\""))).contains("the field ratio cannot be read");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "\"2026-11-21 08:00:01\"; 2026-11-21T08:00:01Z",
        "\"2026-11-21 08:00:00\"; NULL",
        "\"2020-01-01 00:00:00\"; NULL",
        "\"\"; NULL",
        "null; NULL"
      },
      delimiter = ';',
      nullValues = "NULL")
  void readsTheVipTimeThatIsLeft(String json, @Nullable Instant until) {
    assertThat(read(with("vip_until", json)).vipUntil()).isEqualTo(until);
  }

  @Test
  void readsAnAnswerWithoutVip() {
    assertThat(read(stored("plain.json").replace("vip_until", "other")).vipUntil()).isNull();
  }

  @Test
  void namesAVipTimeThatItCannotRead() {
    assertThat(changed(with("vip_until", "\"tomorrow\"")))
        .contains("the field vip_until cannot be read");
  }

  @ParameterizedTest
  @CsvSource({"99999, 99999", "'\"99999\"', 99999", "31250.9, 31250", "0, 0"})
  void readsPointsAndWedges(String json, int value) {
    assertThat(read(with("seedbonus", json)).points()).isEqualTo(value);
    assertThat(read(with("wedges", json)).wedges()).isEqualTo(value);
  }

  @Test
  void namesABucketFieldWithItsPath() {
    assertThat(changed(stored("nested.json").replace("\"limit\": 150", "\"most\": 150")))
        .contains("the field snatch_summary.unsat.limit is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "hello", "{\"uid\":", "{} {}", "{\"uid\":1}x"})
  void saysThatTheAnswerChangedWhenItIsNoObject(String body) {
    assertThat(changed(body)).isNotEmpty();
  }

  private static Reading read(String body) {
    return new MamReader("mam").read(body, AT);
  }

  private static String changed(String body) {
    SiteTrouble trouble =
        Objects.requireNonNull(catchThrowableOfType(SiteTrouble.class, () -> read(body)));
    assertThat(trouble.kind()).isEqualTo(Kind.ANSWER_CHANGED);
    return Objects.requireNonNull(trouble.getMessage());
  }

  /** The plain answer with another value of one field. */
  private static String with(String field, String json) {
    String plain = stored("plain.json");
    String line = "\"" + field + "\": .*";
    assertThat(plain).containsPattern(line);
    return plain.replaceFirst(line, "\"" + field + "\": " + json + ",");
  }

  private static String stored(String file) {
    try (InputStream stream = MamReaderTest.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
