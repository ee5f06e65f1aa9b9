package evenkeel.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeeperReportTest {
  @Test
  void isPlacedWhenNothingPendsUnlessItIsClosed() {
    assertThat(open(0, 5).placed()).isTrue();
    assertThat(open(1, 5).placed()).isFalse();
    assertThat(closed(0, 0, 0, 0).placed()).isFalse();
  }

  @Test
  void hasReturnedOnlyWhenNothingPendsOrIsHeldOrOnItsWay() {
    assertThat(closed(0, 0, 0, 0).returned()).isTrue();
    assertThat(closed(1, 0, 0, 0).returned()).isFalse();
    assertThat(closed(0, 1, 0, 0).returned()).isFalse();
    assertThat(closed(0, 0, 1, 0).returned()).isFalse();
    assertThat(closed(0, 0, 0, 1).returned()).isFalse();
    assertThat(open(0, 0).returned()).isFalse();
  }

  @Test
  void countsByHolderThenByLookThenByWhetherItClosed() {
    KeeperReport report = open(0, 5);

    assertThat(report.at(6).after(report)).isTrue();
    assertThat(report.after(report.at(6))).isFalse();
    assertThat(report.after(report)).isFalse();
    assertThat(numbered(2, 1, false).after(numbered(1, 9, true))).isTrue();
    assertThat(numbered(1, 9, true).after(numbered(2, 1, false))).isFalse();
    assertThat(numbered(1, 5, true).after(numbered(1, 5, false))).isTrue();
    assertThat(numbered(1, 5, false).after(numbered(1, 5, true))).isFalse();
    assertThat(numbered(1, 5, true).after(numbered(1, 5, true))).isFalse();
  }

  @Test
  void keepsItsNumbersInAnotherLook() {
    assertThat(numbered(3, 7, true).at(9)).isEqualTo(numbered(3, 9, true));
  }

  private static KeeperReport open(int pending, int stopped) {
    return new KeeperReport("home", 1, 5, false, pending, stopped, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  private static KeeperReport closed(int pending, int stopped, int started, int restoring) {
    return new KeeperReport(
        "home", 1, 5, true, pending, stopped, started, restoring, 0, 0, 0, 0, 0, 0);
  }

  private static KeeperReport numbered(long number, long look, boolean closed) {
    return new KeeperReport("home", number, look, closed, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }
}
