package evenkeel.worker.keeping;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The ledgers of one tenancy; whatever it writes together fails once the lease is lost. */
final class Ledgers {
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
  private final TagsLedger tags;
  private final ReportsLedger reports;

  Ledgers(Tenancy tenancy, JdbcClient jdbc, PlatformTransactionManager transactionManager) {
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
    tags = new TagsLedger(jdbc);
    reports = new ReportsLedger(jdbc);
  }

  /** One transaction, begun by making sure of the lease. */
  <T> T inTenancy(Supplier<T> work) {
    return transactions.execute(status -> {
      leases.require(tenancy);
      return work.get();
    });
  }

  void inTenancy(Runnable work) {
    inTenancy(() -> {
      work.run();
      return true;
    });
  }

  String client() {
    return tenancy.client();
  }

  long epoch() {
    return tenancy.epoch();
  }

  LooksLedger looks() {
    return looks;
  }

  GenerationsLedger generations() {
    return generations;
  }

  HoldersLedger holders() {
    return holders;
  }

  ClaimsLedger claims() {
    return claims;
  }

  FieldsLedger fields() {
    return fields;
  }

  VerdictsLedger verdicts() {
    return verdicts;
  }

  ReceiptsLedger receipts() {
    return receipts;
  }

  TagsLedger tags() {
    return tags;
  }

  ReportsLedger reports() {
    return reports;
  }
}
