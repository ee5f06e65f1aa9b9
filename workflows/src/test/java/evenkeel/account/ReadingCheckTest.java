package evenkeel.account;

import static evenkeel.account.Readings.bytes;
import static evenkeel.account.Readings.ofUser;
import static evenkeel.account.Readings.shown;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingCheckTest {
  private static final Reading BASE = bytes(2_000_000, 1_000_000);

  @Test
  void acceptsTheFirstReadingAndOnesThatGrow() {
    assertThat(ReadingCheck.of(null, null, BASE)).isEqualTo(new ReadingCheck(true, null));
    assertThat(ReadingCheck.of(BASE, null, bytes(2_000_001, 1_000_000)).accepted()).isTrue();
    assertThat(ReadingCheck.of(BASE, null, BASE).accepted()).isTrue();
  }

  @Test
  void refusesAnotherUserHoweverOftenItIsSeen() {
    var other = ofUser("u2", 3_000_000, 1_000_000, null);

    assertThat(ReadingCheck.of(BASE, null, other).remark())
        .isEqualTo("answer changed: it speaks of user u2, not u1");
    assertThat(ReadingCheck.of(BASE, other, other).accepted()).isFalse();
  }

  @Test
  void refusesBytesThatFellOnce() {
    assertThat(ReadingCheck.of(BASE, null, bytes(0, 0)).accepted()).isFalse();
    assertThat(ReadingCheck.of(BASE, null, bytes(2_000_000, 999_999)).remark())
        .startsWith("answer changed: uploaded went from 2000000 to 2000000 bytes");
    assertThat(ReadingCheck.of(BASE, null, bytes(1_999_999, 1_000_000)).accepted()).isFalse();
  }

  @Test
  void takesASecondLowerReadingInARowAsTheNewBaseWithANotice() {
    var lower = bytes(1_500_000, 1_000_000);

    var check = ReadingCheck.of(BASE, lower, bytes(1_500_001, 1_000_000));

    assertThat(check.accepted()).isTrue();
    assertThat(check.remark()).startsWith("the site corrected its books");
  }

  @Test
  void doesNotTakeASecondLowerReadingThatContradictsTheFirst() {
    assertThat(
            ReadingCheck.of(BASE, bytes(1_500_000, 1_000_000), bytes(1_400_000, 1_000_000))
                .accepted())
        .isFalse();
    assertThat(
            ReadingCheck.of(BASE, shown(1_500_000, 1_000_000, "9.99"), bytes(1_500_000, 1_000_000))
                .accepted())
        .isFalse();
    assertThat(
            ReadingCheck.of(
                    BASE, ofUser("u2", 1_500_000, 1_000_000, null), bytes(1_500_000, 1_000_000))
                .accepted())
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2666667, 1000000, 2.66, true",
    "2666667, 1000000, 2.67, true",
    "2666667, 1000000, 2.69, false",
    "2666667, 1000000, 2.65, false",
    "2400000, 1000000, 2.4, true",
    "2600000, 1000000, 2.4, false",
    "2400000, 1000000, 2.4000000000000004, true",
    "2401000, 1000000, 2.4000000000000004, false",
    "9223372036854775807, 9223372036854775806, 1.0, true",
    "9223372036854775807, 1, 1.0, false",
    "5000, 0, 0.0, true",
    "5000, 0, 2.4, false",
    "0, 1000, , true",
    "0, 0, , true",
    "-1, 1000, , false",
    "1, -1000, , false"
  })
  void believesBytesAndRatioOnlyIfTheyAgreeWithinWhatIsShown(
      long uploaded, long downloaded, String ratio, boolean believed) {
    assertThat(ReadingCheck.of(null, null, shown(uploaded, downloaded, ratio)).accepted())
        .isEqualTo(believed);
  }
}
