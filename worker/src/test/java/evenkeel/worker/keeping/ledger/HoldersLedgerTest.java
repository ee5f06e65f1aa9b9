package evenkeel.worker.keeping.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rows are open once, and what opened one never opens another. */
class HoldersLedgerTest {
  private static final String HOLDER = "emergency/mam";

  private final KeptLedgers kept = new KeptLedgers();
  private final HoldersLedger holders = kept.holders;

  @Test
  void opensOncePerReadingForEver() {
    HoldersLedger.Occasion reading =
        new HoldersLedger.Occasion("mam", reading("first"), null, null);
    HoldersLedger.Holder row = holders.open(HOLDER, reading).orElseThrow();

    assertThat(holders.open(HOLDER, reading)).isEmpty();
    kept.close(row);
    assertThat(holders.open(HOLDER, reading)).isEmpty();

    assertThat(holders.open(HOLDER)).isEmpty();
    HoldersLedger.Occasion later = new HoldersLedger.Occasion("mam", reading("next"), null, null);
    assertThat(holders.open(HOLDER, later)).map(HoldersLedger.Holder::number).contains(2L);
  }

  @Test
  void opensOncePerRequestForEver() {
    HoldersLedger.Occasion request = new HoldersLedger.Occasion("mam", null, "key", "by hand");
    HoldersLedger.Holder row = holders.open(HOLDER, request).orElseThrow();

    kept.close(row);

    assertThat(holders.open(HOLDER, request)).isEmpty();
    assertThat(row.hold()).isEqualTo("by hand");
  }

  @Test
  void keepsOneRowOpenPerHolder() {
    HoldersLedger.Holder row = kept.opened(HOLDER);

    assertThat(holders.open(HOLDER, KeptLedgers.ANY)).isEmpty();
    assertThat(holders.open("emergency/other", KeptLedgers.ANY)).isPresent();
    assertThat(holders.open(HOLDER)).map(HoldersLedger.Holder::id).contains(row.id());
  }

  @Test
  void opensOneRowHoweverManyAskAtOnce() {
    CountDownLatch go = new CountDownLatch(1);
    List<CompletableFuture<Optional<HoldersLedger.Holder>>> asking =
        Stream.generate(() ->
                CompletableFuture.supplyAsync(() -> {
                  await(go);
                  return holders.open(HOLDER, KeptLedgers.ANY);
                }))
            .limit(4)
            .toList();

    go.countDown();

    assertThat(asking.stream().map(CompletableFuture::join).filter(Optional::isPresent)).hasSize(1);
  }

  @Test
  void closesOnceAndKeepsTheFirstReason() {
    HoldersLedger.Holder row = kept.opened(HOLDER);

    assertThat(kept.together(() -> holders.close(row.id(), "released"))).isTrue();
    assertThat(kept.together(() -> holders.close(row.id(), "again"))).isFalse();

    assertThat(holders.closedWhy(row.id())).contains("released");
    assertThat(holders.row(HOLDER, row.number())).get().matches(HoldersLedger.Holder::closed);
  }

  @Test
  void wakesTheKeepersOfAllClientsInOneOrderSoThatNoTwoWaitForEachOther() {
    HoldersLedger.Holder row = kept.opened(HOLDER);
    kept.claims.wake("attic");

    CompletableFuture<Void> closing =
        kept.together(() -> {
          lock("attic", "");
          CompletableFuture<Void> beside = kept.blocked(() -> kept.close(row));
          lock(KeptLedgers.CLIENT, "nowait");
          return beside;
        });

    closing.join();
    assertThat(holders.closedWhy(row.id())).contains("released");
  }

  private void lock(String client, String how) {
    kept.jdbc
        .sql("select client from clients where client = :client for update " + how)
        .param("client", client)
        .query(String.class)
        .single();
  }

  private static void await(CountDownLatch go) {
    try {
      go.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private long reading(String request) {
    return kept.jdbc
        .sql(
            """
            insert into readings (request, account, read_at, user_id, uploaded_bytes,
              downloaded_bytes, points, wedges, level, at_recovery)
            values (:request, 'mam', now(), '1', 1, 1, 0, 0, 'EMERGENCY', false)
            returning id
            """)
        .param("request", request)
        .query(Long.class)
        .single();
  }
}
