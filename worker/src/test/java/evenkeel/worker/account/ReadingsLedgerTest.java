package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.account.Level;
import evenkeel.account.Moved;
import evenkeel.account.Projecting.Sample;
import evenkeel.account.Projection;
import evenkeel.worker.Database;
import evenkeel.worker.account.ReadingsLedger.Finding;
import evenkeel.worker.account.ReadingsLedger.Stored;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadingsLedgerTest {
  private static final Finding NORMAL = new Finding(Level.NORMAL, true, null);
  private static final Finding REFUSED = new Finding(null, null, "answer changed: bytes fell");

  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final ReadingsLedger readings = new ReadingsLedger(jdbc);

  @Test
  void givesBackExactlyWhatWasStored() {
    Stored stored = readings.store("run-1", Readings.full(), NORMAL);

    assertThat(stored.reading()).isEqualTo(Readings.full());
    assertThat(readings.of("run-1")).contains(stored);
    assertThat(Objects.requireNonNull(stored.judged()).atRecovery()).isTrue();
  }

  @Test
  void storesAReadingOnceHoweverOftenItIsAsked() {
    Stored first = readings.store("run-1", Readings.of(2, 1), NORMAL);
    Stored again = readings.store("run-1", Readings.of(9, 9), REFUSED);

    assertThat(again).isEqualTo(first);
    assertThat(readings.store("run-2", Readings.of(3, 1), NORMAL).number())
        .isGreaterThan(first.number());
  }

  @Test
  void countsOnlyWhatWasAccepted() {
    Stored accepted = readings.store("run-1", Readings.of(2, 1), NORMAL);
    Stored refused = readings.store("run-2", Readings.of(1, 1), REFUSED);
    readings.store("run-3", Readings.of("ham", 3, 1), NORMAL);

    assertThat(readings.lastAccepted("mam")).contains(accepted);
    assertThat(readings.lastRefused("mam")).contains(refused);
    assertThat(refused.judged()).isNull();
  }

  @Test
  void forgetsARefusedReadingOnceAnotherCounts() {
    readings.store("run-1", Readings.of(1, 1), REFUSED);
    readings.store("run-2", Readings.of(2, 1), NORMAL);

    assertThat(readings.lastRefused("mam")).isEmpty();
  }

  @Test
  void givesTheReadingsOfTheLastHoursOldestFirst() {
    readings.store("ham", Readings.of("ham", 1, 1), NORMAL);
    for (int hour = 0; hour < 9; hour++) {
      readings.store(
          "run-" + hour,
          Readings.at(Readings.NOON.plus(Duration.ofHours(hour)), 100 + hour, 100),
          hour == 6 ? REFUSED : NORMAL);
    }

    assertThat(readings.within("mam", Duration.ofHours(3), Readings.NOON.plus(Duration.ofHours(7))))
        .extracting(reading -> reading.uploadedBytes())
        .containsExactly(105L, 107L);
    assertThat(readings.within("ham", Duration.ofHours(3), Readings.NOON)).hasSize(1);
  }

  @Test
  void givesWhatWasBookedAndMovedAtReadingsThatCountNewestFirst() {
    readings.store("before it was projected", Readings.of(1, 1), NORMAL);
    readings.store("run-1", Readings.of(200, 100), projected(1, 2));
    readings.store("refused", Readings.of(190, 90), REFUSED);
    readings.store("ham", Readings.of("ham", 9, 9), projected(8, 8));
    readings.store("run-2", Readings.of(201, 103), projected(4, 5));

    assertThat(readings.samples("mam"))
        .containsExactly(
            new Sample(Readings.NOON, new Moved(201, 103), new Moved(4, 5)),
            new Sample(Readings.NOON, new Moved(200, 100), new Moved(1, 2)));
  }

  private static Finding projected(long uploaded, long downloaded) {
    return new Finding(
        Level.NORMAL,
        true,
        null,
        false,
        new Projection(new Moved(uploaded, downloaded), Moved.NONE, 0));
  }

  @Test
  void remembersWhetherAnEmergencyHeldAnythingWhenItWasTaken() {
    readings.store("before", Readings.of(1, 1), NORMAL);
    jdbc.sql("insert into holders (holder, number, account) values ('emergency/mam', 1, 'mam')")
        .update();
    claim("max_active_uploads", "queue_limit", "8");
    readings.store("open", Readings.of(1, 1), NORMAL);
    claim("aa", "run", "STOPPED");
    readings.store("frozen", Readings.of(1, 1), NORMAL);
    jdbc.sql("update claims set ended_at = now()").update();
    readings.store("thawed", Readings.of(1, 1), NORMAL);
    jdbc.sql("update holders set closed_at = now()").update();
    readings.store("after", Readings.of(1, 1), NORMAL);

    assertThat(
            jdbc.sql(
                    "select emergency_active || ' ' || emergency_frozen from all_readings_view order by id")
                .query(String.class)
                .list())
        .containsExactly("false false", "true false", "true true", "true false", "false false");
  }

  @Test
  void remembersTheUploadSlotsOfAllClientsThatAreKept() {
    slots("home", 4, "1 minute");
    slots("attic", 3, "1 minute");
    slots("sold", 90, "-1 minute");
    readings.store("both", Readings.of(1, 1), NORMAL);
    jdbc.sql("update client_states set max_active_uploads = null where client = 'attic'").update();
    readings.store("one without limit", Readings.of(1, 1), NORMAL);

    assertThat(
            jdbc.sql("select seeding_allocation from all_readings_view order by id")
                .query((row, number) -> row.getObject(1, Integer.class))
                .list())
        .containsExactly(7, null);
  }

  private void slots(String client, int uploads, String lease) {
    jdbc.sql("insert into client_states (client, max_active_uploads) values (?, ?)")
        .params(client, uploads)
        .update();
    jdbc.sql("insert into client_leases values (?, 'test', 1, now() + ?::interval)")
        .params(client, lease)
        .update();
  }

  private void claim(String hash, String field, String wanted) {
    jdbc.sql(
            """
            with g as (
              insert into generations (client, hash, added_on, name)
              values ('home', :hash, 1, 'Invented Book') returning id)
            insert into claims (holder_id, generation_id, field, wanted, placed_look)
            select h.id, g.id, :field, :wanted, 1 from holders h, g
            """)
        .param("hash", hash)
        .param("field", field)
        .param("wanted", wanted)
        .update();
  }
}
