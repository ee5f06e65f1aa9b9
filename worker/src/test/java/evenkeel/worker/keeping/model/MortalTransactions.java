package evenkeel.worker.keeping.model;

import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Transactions before and after which a process may die, and others may act. */
record MortalTransactions(PlatformTransactionManager real, Moments moments, Runnable clock)
    implements PlatformTransactionManager {

  @Override
  public TransactionStatus getTransaction(@Nullable TransactionDefinition definition) {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      moments.transaction();
      moments.pass();
      clock.run();
    }
    return real.getTransaction(definition);
  }

  @Override
  public void commit(TransactionStatus status) {
    real.commit(status);
    moments.transaction();
  }

  @Override
  public void rollback(TransactionStatus status) {
    real.rollback(status);
  }
}
