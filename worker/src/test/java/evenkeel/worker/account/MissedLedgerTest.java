package evenkeel.worker.account;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.worker.Database;
import evenkeel.worker.account.ReadingsLedger.Finding;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MissedLedgerTest {
  private final JdbcClient jdbc = Database.fresh().jdbc();
  private final ReadingsLedger readings = new ReadingsLedger(jdbc);
  private final MissedLedger missed = new MissedLedger(jdbc);

  @Test
  void saysWhyNoneHasCountedSinceThatReadingOfThatAccount() {
    long before = refused("mam", "long ago");
    refused("ham", "of another account");
    missed.note("ham", before, "another site is down");
    assertThat(missed.why("mam", before)).isEmpty();

    missed.note("mam", before, "the site is down");
    assertThat(missed.why("mam", before)).contains("the site is down");
    assertThat(missed.why("mam", before - 1)).as("after an earlier one").contains("long ago");
    assertThat(missed.why("mam", before + 1)).as("after a later one").isEmpty();

    missed.note("mam", before, "the site is slow");
    assertThat(missed.why("mam", before)).contains("the site is slow");
    refused("mam", "bytes fell");
    refused("mam", "bytes fell again");
    assertThat(missed.why("mam", before)).contains("bytes fell again");
  }

  @Test
  void knowsTheLastReadingThatWasToldToBeTooOldIfItIsAnother() {
    assertThat(missed.toldStale("mam", 3)).isEmpty();
    told("stale/mam/1", "mam", "STALE");
    told("stale/mam/2", "mam", "STALE");
    told("stale/ham/9", "ham", "STALE");
    told("reading/2", "mam", "READING");

    assertThat(missed.toldStale("mam", 3)).contains("stale/mam/2");
    assertThat(missed.toldStale("mam", 2)).isEmpty();
  }

  private long refused(String account, String why) {
    var reading = Readings.of(account, 1, 1);
    return readings.store(account + why, reading, new Finding(null, null, why)).number();
  }

  private void told(String key, String account, String kind) {
    jdbc.sql("insert into notices (key, account, kind, text) values (?, ?, ?, 'so')")
        .params(key, account, kind)
        .update();
  }
}
