package evenkeel.torrent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShareLimitsTest {
  private static final int NONE = ShareLimits.NONE;

  @Test
  void takesEachOfItsOwnLimitsAndOtherwiseTheClients() {
    ShareLimits client = new ShareLimits(2.5, 600, 60);

    assertThat(ShareLimits.global().within(client)).isEqualTo(client);
    assertThat(ShareLimits.none().within(client)).isEqualTo(ShareLimits.none());
    assertThat(new ShareLimits(1, ShareLimits.GLOBAL, NONE).within(client))
        .isEqualTo(new ShareLimits(1, 600, NONE));
  }

  /** A limit of nothing is reached at once. */
  @Test
  void couldActByAnyOfTheThreeBeItZero() {
    assertThat(ShareLimits.none().couldAct()).isFalse();
    assertThat(new ShareLimits(0, NONE, NONE).couldAct()).isTrue();
    assertThat(new ShareLimits(NONE, 0, NONE).couldAct()).isTrue();
    assertThat(new ShareLimits(NONE, NONE, 0).couldAct()).isTrue();
  }
}
