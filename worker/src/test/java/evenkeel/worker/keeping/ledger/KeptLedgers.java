package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.worker.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledgers of a client's keeper without a client. */
final class KeptLedgers {
  static final String CLIENT = "home";
  static final HoldersLedger.Occasion ANY = new HoldersLedger.Occasion(null, null, null, null);
  static final LookMoment MOMENT = new LookMoment(1, 1, Instant.EPOCH, true, Duration.ofSeconds(1));

  final Database database = Database.fresh();
  final JdbcClient jdbc = database.jdbc();
  final HoldersLedger holders = new HoldersLedger(jdbc);
  final ClaimsLedger claims = new ClaimsLedger(jdbc);
  final Ledgers ledgers;
  private final TransactionTemplate transactions;

  KeptLedgers() {
    JdbcTransactionManager manager = new JdbcTransactionManager(database.dataSource());
    transactions = new TransactionTemplate(manager);
    Tenancy tenancy = new LeasesLedger(jdbc).seize(CLIENT, "test", Duration.ofMinutes(5));
    ledgers = new Ledgers(tenancy, jdbc, manager);
    ledgers.inTenancy(() -> ledgers.looks().begin(true, true, Duration.ofSeconds(1)));
  }

  HoldersLedger.Holder opened(String holder) {
    return holders.open(holder, ANY).orElseThrow();
  }

  /** A torrent that the keeper has seen. */
  long seen(String hash) {
    return jdbc.sql(
            """
            insert into generations (client, hash, added_on, name)
            values (:client, :hash, 1, 'Invented Book') returning id
            """)
        .param("client", CLIENT)
        .param("hash", hash)
        .query(Long.class)
        .single();
  }

  <T> T together(Supplier<T> work) {
    return transactions.execute(status -> work.get());
  }

  /** Places a claim by list in a transaction of its own. */
  void place(HoldersLedger.Holder holder, String hash) {
    together(() -> {
      list(holder, hash);
      return true;
    });
  }

  /** The same in a transaction that is there. */
  void list(HoldersLedger.Holder holder, String hash) {
    new ListedClaims(jdbc).place(holder, CLIENT, List.of(hash), Run.STOPPED);
  }

  /** Tells a story everything again, in a transaction of its own. */
  void tellAgain(HoldersLedger.Holder holder) {
    together(() -> {
      holders.tellAgain(holder.id());
      return true;
    });
  }

  /** Closes a row in a transaction of its own. */
  boolean close(HoldersLedger.Holder holder) {
    return together(() -> holders.close(holder.id(), "released"));
  }

  /** Does this beside; returns once it waits for a lock that somebody else has. */
  CompletableFuture<Void> blocked(Runnable work) {
    CompletableFuture<Void> beside = CompletableFuture.runAsync(work);
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> waiting() == 1);
    return beside;
  }

  private long waiting() {
    return database
        .jdbc()
        .sql(
            """
            select count(*) from pg_stat_activity
            where datname = current_database() and wait_event_type = 'Lock'
            """)
        .query(Long.class)
        .single();
  }

  long openClaims(HoldersLedger.Holder holder) {
    return jdbc.sql("select count(*) from claims where holder_id = :holder and ended_at is null")
        .param("holder", holder.id())
        .query(Long.class)
        .single();
  }
}
