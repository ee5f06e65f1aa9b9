package evenkeel.worker.planning;

import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.account.ReadingsLedger;
import evenkeel.worker.account.ReadingsLedger.Stored;
import evenkeel.worker.emergency.QuietLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.Tenancy;
import evenkeel.worker.keeping.queue.QueueLedger;
import evenkeel.worker.keeping.queue.QueuePreference;
import evenkeel.worker.qbittorrent.Look;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What the ledgers say, each time as of one moment; PostgreSQL itself forbids any change. */
public final class LedgerMemory implements Memory {
  /** No tenancy that ever was: nothing can be written in it. */
  private static final long NO_EPOCH = 0;

  private final JdbcClient jdbc;
  private final PlatformTransactionManager transactions;
  private final TransactionTemplate readOnly;

  public LedgerMemory(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    readOnly = new TransactionTemplate(transactions);
    readOnly.setReadOnly(true);
    readOnly.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  @Override
  public OfAccount account(String id) {
    return reading(() ->
        new OfAccount(
            new ReadingsLedger(jdbc).lastAccepted(id).map(Stored::reading).orElse(null),
            new HoldersLedger(jdbc)
                .open(WorkflowIds.emergency(id))
                .filter(LedgerMemory::claiming)
                .isPresent(),
            new QuietLedger(jdbc).quiet(id)));
  }

  @Override
  public OfClient client(String id, Look look) {
    Ledgers ledgers = new Ledgers(new Tenancy(id, NO_EPOCH), jdbc, transactions);
    return reading(() ->
        new OfClient(
            ledgers.looks().next(!kept(id), !look.loading(), look.refreshInterval()),
            ledgers.generations().recall(look.torrents()),
            ledgers.fields().open(id),
            holders(ledgers, id),
            queue(ledgers, id)));
  }

  private OfQueue queue(Ledgers ledgers, String client) {
    QueueLedger queue = new QueueLedger(jdbc, client);
    Map<Long, QueuePreference> numbers = queue.known();
    if (numbers.isEmpty()) {
      return OfQueue.NEW;
    }
    Set<String> left = new HashSet<>();
    for (Holder row : ledgers.holders().open()) {
      if (row.account() != null && queue.claims(row.id(), numbers.keySet()).contains(false)) {
        left.add(row.account());
      }
    }
    return new OfQueue(
        numbers, ledgers.fields().limits(client), queue.takenBackWithin(QueueLedger.REST), left);
  }

  /** Whether a keeper runs; else the next look begins a new client run, as after any pause. */
  private boolean kept(String client) {
    return jdbc.sql(
            "select exists (select from client_leases where client = :client and expires_at > now())")
        .param("client", client)
        .query(Boolean.class)
        .single();
  }

  private static Map<String, OfHolder> holders(Ledgers ledgers, String client) {
    Map<String, OfHolder> holders = new HashMap<>();
    for (Holder row : ledgers.holders().open()) {
      if (row.account() != null && claiming(row)) {
        holders.put(
            row.account(),
            new OfHolder(
                ledgers.holders().openedInLook(row.id(), client), ledgers.claims().of(row.id())));
      }
    }
    return holders;
  }

  /** One that is being given back claims nothing more. */
  private static boolean claiming(Holder row) {
    return !row.releasing();
  }

  private <T> T reading(Supplier<T> read) {
    return Objects.requireNonNull(readOnly.execute(status -> read.get()));
  }
}
