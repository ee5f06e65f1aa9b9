package evenkeel.worker.keeping.ledger;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledgers of one tenancy; whatever it writes together fails once the lease is lost. */
public final class Ledgers {
  private final Tenancy tenancy;
  private final TransactionTemplate transactions;
  private final LeasesLedger leases;
  private final LooksLedger looks;
  private final GenerationsLedger generations;
  private final HoldersLedger holders;
  private final ClaimsLedger claims;
  private final FieldsLedger fields;
  private final VerdictsLedger verdicts;
  private final ReceiptsLedger receipts;
  private final LateWritesLedger lateWrites;
  private final TagsLedger tags;
  private final ReportsLedger reports;

  public Ledgers(Tenancy tenancy, JdbcClient jdbc, PlatformTransactionManager transactionManager) {
    this.tenancy = tenancy;
    this.transactions = new TransactionTemplate(transactionManager);
    leases = new LeasesLedger(jdbc);
    looks = new LooksLedger(jdbc, tenancy.client());
    generations = new GenerationsLedger(jdbc, tenancy.client());
    holders = new HoldersLedger(jdbc);
    claims = new ClaimsLedger(jdbc);
    fields = new FieldsLedger(jdbc);
    verdicts = new VerdictsLedger(jdbc);
    receipts = new ReceiptsLedger(jdbc);
    lateWrites = new LateWritesLedger(jdbc);
    tags = new TagsLedger(jdbc);
    reports = new ReportsLedger(jdbc);
  }

  /** One transaction, begun by making sure of the lease. */
  public <T> T inTenancy(Supplier<T> work) {
    return transactions.execute(status -> {
      leases.require(tenancy);
      return work.get();
    });
  }

  public void inTenancy(Runnable work) {
    inTenancy(() -> {
      work.run();
      return true;
    });
  }

  public String client() {
    return tenancy.client();
  }

  public long epoch() {
    return tenancy.epoch();
  }

  public LooksLedger looks() {
    return looks;
  }

  public GenerationsLedger generations() {
    return generations;
  }

  public HoldersLedger holders() {
    return holders;
  }

  public ClaimsLedger claims() {
    return claims;
  }

  public FieldsLedger fields() {
    return fields;
  }

  public VerdictsLedger verdicts() {
    return verdicts;
  }

  public ReceiptsLedger receipts() {
    return receipts;
  }

  public LateWritesLedger lateWrites() {
    return lateWrites;
  }

  public TagsLedger tags() {
    return tags;
  }

  public ReportsLedger reports() {
    return reports;
  }
}
