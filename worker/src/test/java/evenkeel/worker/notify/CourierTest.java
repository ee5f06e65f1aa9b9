package evenkeel.worker.notify;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.settings.NoticeKind;
import evenkeel.settings.Secret;
import evenkeel.settings.WebhookSettings;
import evenkeel.settings.WebhookSettings.Format;
import evenkeel.worker.Database;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.notice.NoticesLedger.Telling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class CourierTest {
  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final NoticesLedger notices = new NoticesLedger(jdbc);
  private final Receiver receiver = new Receiver();
  private Courier courier = courier(EnumSet.allOf(NoticeKind.class));

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void carriesEveryNoticeOnceInTheOrderOfTheirTelling() {
    comesToWork();
    tells("one");
    tells("two");
    tells("one");

    worksUntilNothingIsDue();

    assertThat(bodies()).containsExactly("text of one", "text of two");
  }

  @Test
  void doesNotTellANewcomerOldNews() {
    tells("old");
    comesToWork();
    tells("new");

    worksUntilNothingIsDue();

    assertThat(bodies()).containsExactly("text of new");
  }

  @Test
  void carriesAfterARestartWhatWasToldMeanwhile() {
    comesToWork();
    tells("meanwhile");

    courier = courier(EnumSet.allOf(NoticeKind.class));
    worksUntilNothingIsDue();

    assertThat(bodies()).containsExactly("text of meanwhile");
  }

  @Test
  void leavesOutKindsThatWereNotAskedFor() {
    courier = courier(Set.of(NoticeKind.RELEASED));
    comesToWork();
    tells("an opening");
    tells("a release", NoticeKind.RELEASED);

    worksUntilNothingIsDue();

    assertThat(bodies()).containsExactly("text of a release");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 429, 408, Receiver.NO_ANSWER})
  void sendsAgainUnderTheSameIdWhatMayNotHaveArrived(int answer) {
    comesToWork();
    tells("one");
    receiver.answers(answer);

    worksUntilNothingIsDue();
    timePasses();
    worksUntilNothingIsDue();

    assertThat(receiver.requests()).hasSize(2);
    assertThat(receiver.requests()).extracting(Receiver.Request::id).containsOnly(id("one"));
  }

  @Test
  void sendsAgainWhatAnotherDiedOver() {
    comesToWork();
    tells("one");
    ledger().take("phone", EnumSet.allOf(NoticeKind.class), Courier.ALONE);

    worksUntilNothingIsDue();
    assertThat(receiver.requests()).isEmpty();

    timePasses();
    worksUntilNothingIsDue();
    assertThat(bodies()).containsExactly("text of one");
  }

  @Test
  void waitsAfterAFailureAndKeepsTheOrder() {
    comesToWork();
    tells("one");
    tells("two");
    receiver.answers(500);

    worksUntilNothingIsDue();
    assertThat(receiver.requests()).hasSize(1);

    timePasses();
    worksUntilNothingIsDue();
    assertThat(bodies()).containsExactly("text of one", "text of one", "text of two");
  }

  @Test
  void waitsAsLongAsTheReceiverAsks() {
    comesToWork();
    tells("one");
    receiver.answers(429);
    receiver.asksForPatience("7200");

    worksUntilNothingIsDue();

    assertThat(dueIn()).isBetween(Duration.ofMinutes(110), Duration.ofMinutes(120));
  }

  @Test
  void waitsNeverMoreThanAQuarterOfAnHourByItself() {
    comesToWork();
    tells("one");
    for (int time = 0; time < 20; time++) {
      receiver.answers(500);
      timePasses();
      worksUntilNothingIsDue();
    }

    assertThat(receiver.requests()).hasSize(20);
    assertThat(dueIn()).isBetween(Duration.ofMinutes(14), Duration.ofMinutes(15));
  }

  @Test
  void givesUpWhatIsRefusedAgainAndAgainAndGoesOnWithTheNext() {
    comesToWork();
    tells("unwanted");
    tells("wanted");
    receiver.answers(404, 404, 404, 404, 404);

    for (int time = 0; time < Courier.REFUSALS; time++) {
      worksUntilNothingIsDue();
      timePasses();
    }

    assertThat(bodies()).hasSize(Courier.REFUSALS + 1).last().isEqualTo("text of wanted");
    assertThat(givenUp()).containsExactly("it answered 404");
  }

  @Test
  void givesUpWhatCannotEvenBeSentAndGoesOnWithTheNext() {
    comesToWork();
    notices.tell(
        new Telling("crooked", "not-a-secret\nat all", null, NoticeKind.OPENED, "of two lines"));
    tells("straight");

    for (int time = 0; time < Courier.REFUSALS; time++) {
      assertThat(courier.carries()).isTrue();
      timePasses();
    }
    worksUntilNothingIsDue();

    assertThat(bodies()).containsExactly("text of straight");
    assertThat(givenUp())
        .singleElement()
        .asString()
        .contains("IllegalArgumentException at evenkeel.worker.notify")
        .doesNotContain("not-a-secret");
  }

  @Test
  void givesUpNewsThatHasBecomeOld() {
    comesToWork();
    tells("one");
    jdbc.sql("update notices set told_at = now() - interval '73 hours'").update();
    jdbc.sql("update notice_targets set since = now() - interval '10 days'").update();

    worksUntilNothingIsDue();

    assertThat(receiver.requests()).isEmpty();
    assertThat(givenUp()).containsExactly("it is older than 3 days");
  }

  @Test
  void waitsWhilePostgresqlIsAway() {
    comesToWork();
    tells("one");
    jdbc.sql("alter table notice_targets rename to elsewhere").update();
    assertThat(courier.carries()).isFalse();
    jdbc.sql("alter table elsewhere rename to notice_targets").update();

    worksUntilNothingIsDue();

    assertThat(bodies()).containsExactly("text of one");
  }

  @Test
  void followsNoRedirect() {
    comesToWork();
    tells("one");
    receiver.answers(302);

    worksUntilNothingIsDue();

    assertThat(receiver.requests()).hasSize(1);
  }

  @Test
  void isNotDoubledBySeveralWorkers() throws Exception {
    comesToWork();
    List<String> told = new ArrayList<>();
    for (int number = 10; number < 40; number++) {
      tells("notice " + number);
      told.add("text of notice " + number);
    }

    try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
      Callable<Void> work =
          () -> {
            Courier mine = courier(EnumSet.allOf(NoticeKind.class));
            while (dueNow()) {
              mine.delivers();
            }
            return null;
          };
      for (Future<Void> done : workers.invokeAll(List.of(work, work, work))) {
        done.get();
      }
    }

    assertThat(bodies()).containsExactlyElementsOf(told);
  }

  @Test
  void keepsTheSecretsOutOfWhatIsStored() {
    comesToWork();
    tells("one");
    receiver.close();

    worksUntilNothingIsDue();

    assertThat(jdbc.sql("select trouble from notice_targets").query(String.class).single())
        .contains("127.0.0.1")
        .doesNotContain("not-for-the-log")
        .doesNotContain("not-a-token");
  }

  private Courier courier(Set<NoticeKind> kinds) {
    Secret token = new Secret("not-a-token");
    WebhookSettings settings =
        new WebhookSettings(
            "phone", new Secret(receiver.url()), Format.NTFY, Optional.of(token), kinds);
    return new Courier(
        settings, ledger(), new Webhook(settings, Duration.ofSeconds(50), InstantSource.system()));
  }

  private DeliveriesLedger ledger() {
    return new DeliveriesLedger(jdbc);
  }

  private void comesToWork() {
    assertThat(courier.delivers()).isFalse();
  }

  private void worksUntilNothingIsDue() {
    while (courier.carries()) {
      assertThat(receiver.requests()).as("must come to an end").hasSizeLessThan(1000);
    }
  }

  private void tells(String key) {
    tells(key, NoticeKind.OPENED);
  }

  private void tells(String key, NoticeKind kind) {
    notices.tell(new Telling(key, "mam", null, kind, "text of " + key));
  }

  /** Everything that waits for a moment need wait no more. */
  private void timePasses() {
    jdbc.sql("update notice_targets set busy_until = '-infinity', due_at = now()").update();
  }

  private boolean dueNow() {
    return jdbc.sql("select count(*) > (select count(*) from notice_deliveries) from notices")
        .query(Boolean.class)
        .single();
  }

  private Duration dueIn() {
    return Duration.ofSeconds(
        jdbc.sql("select extract(epoch from due_at - now()) from notice_targets")
            .query(Long.class)
            .single());
  }

  private List<String> givenUp() {
    return jdbc.sql("select given_up from notice_deliveries where given_up is not null")
        .query((row, number) -> row.getString("given_up"))
        .list();
  }

  private List<String> bodies() {
    return receiver.requests().stream().map(Receiver.Request::body).toList();
  }

  private String id(String key) {
    Instant toldAt =
        jdbc.sql("select told_at from notices where key = :key")
            .param("key", key)
            .query(OffsetDateTime.class)
            .single()
            .toInstant();
    return new Due.Content(key, NoticeKind.OPENED, null, null, "", toldAt).id().toString();
  }
}
