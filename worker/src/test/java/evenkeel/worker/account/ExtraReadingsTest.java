package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExtraReadingsTest {
  private final AccountStage stage = new AccountStage();

  @BeforeEach
  void threatened() {
    stage.traffic(0, 0, 0, 0);
    stage.take("run-1", 1_300, 1_000);
    stage.traffic(0, 275, 0, 0);
  }

  @Test
  void areAskedForOnceWhenWhatWasMovedSpeaksOfAnEmergency() {
    assertThat(due()).isTrue();
    assertThat(due()).as("before the one that was asked for has come").isFalse();
    assertThat(new AccountStage().extra.wanted(AccountStage.SETTINGS))
        .as("no reading yet")
        .isFalse();
  }

  @Test
  void areAskedForWhenWhatIsComingSpeaksOfAnEmergency() {
    stage.traffic(0, 0, 274, 100);
    assertThat(due()).isFalse();

    stage.traffic(0, 0, 275, 100);
    assertThat(due()).isTrue();
  }

  @Test
  void areNotAskedForInAnEmergency() {
    stage.take("run-2", 1_300, 1_000);
    assertThat(due()).as("projected").isFalse();

    stage.take("run-3", 1_300, 1_300);
    assertThat(due()).as("booked").isFalse();
  }

  @Test
  void areNotAskedForWhenUploadOutweighsIt() {
    stage.traffic(300, 275, 0, 0);

    assertThat(due()).isFalse();
  }

  @Test
  void areAMinuteApart() {
    assertThat(due()).isTrue();
    stage.take("run-2", 1_301, 1_000);
    stage.traffic(0, 300, 0, 0);
    forgetEmergency();
    asked("20 seconds");
    assertThat(due()).isFalse();

    asked("61 seconds");
    assertThat(due()).isTrue();
  }

  @Test
  void areAskedForAgainThoughTheClockWasSetBack() {
    assertThat(due()).isTrue();
    stage.take("run-2", 1_300, 1_000);
    forgetEmergency();

    asked("-3 hours");

    assertThat(due()).isTrue();
  }

  @Test
  void areAskedForLessOftenIfTheOneThatWasAskedForDoesNotCome() {
    assertThat(due()).isTrue();

    asked("240 seconds");
    assertThat(due()).isFalse();
    asked("301 seconds");

    assertThat(due()).isTrue();
  }

  @Test
  void areAskedForLessOftenWhileTheirAnswersAreRefused() {
    assertThat(due()).isTrue();

    stage.take("run-2", 1_300, 10);
    assertThat(stage.readings.lastRefused("mam")).isPresent();
    asked("61 seconds");
    assertThat(due()).isFalse();

    asked("301 seconds");
    assertThat(due()).isTrue();
  }

  @Test
  void areNotAskedForWhileTheSiteIsToBeLeftAlone() {
    rest("1 minute");
    assertThat(due()).isFalse();

    rest("-1 minute");
    assertThat(due()).isTrue();
  }

  private void rest(String until) {
    stage
        .jdbc
        .sql(
            """
            insert into site_rests
            values ('mam', now(), now() + cast(? as interval), 'SITE_DOWN', 'status 502', 1)
            on conflict (account) do update set ends_at = excluded.ends_at
            """)
        .param(until)
        .update();
  }

  private boolean due() {
    return stage.extra.wanted(AccountStage.SETTINGS) && stage.extra.claim("mam");
  }

  /** As if the settings had been others when it was judged. */
  private void forgetEmergency() {
    stage.jdbc.sql("update readings set level = 'WARNING'").update();
  }

  private void asked(String ago) {
    stage.jdbc.sql("update extra_readings set asked_at = now() - ?::interval").param(ago).update();
  }
}
