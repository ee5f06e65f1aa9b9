package evenkeel.worker.restore;

import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.ledger.Tenancy;
import evenkeel.worker.keeping.look.Pulse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** A lease taken from whoever held it, renewed until it is closed or taken away in turn. */
final class SeizedLease implements Pulse, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SeizedLease.class);
  private static final String HOLDER = "restore, process " + ProcessHandle.current().pid();
  private static final int RENEWALS = 3;

  private final LeasesLedger leases;
  private final Duration time;
  private final Tenancy tenancy;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread renewing;

  SeizedLease(String client, LeasesLedger leases, Duration time) {
    this.leases = leases;
    this.time = time;
    tenancy = leases.seize(client, HOLDER, time);
    renewing = Thread.ofPlatform().daemon().name("lease-" + client).start(this::renew);
  }

  Tenancy tenancy() {
    return tenancy;
  }

  private void renew() {
    while (!closed(time.dividedBy(RENEWALS)) && renewed()) {
      LOG.debug("client {}: lease of epoch {} renewed", tenancy.client(), tenancy.epoch());
    }
  }

  /** A ledger that cannot be reached refuses every write by itself. */
  private boolean renewed() {
    try {
      return leases.renew(tenancy, time);
    } catch (DataAccessException trouble) {
      LOG.warn("client {}: lease not renewed: {}", tenancy.client(), trouble.getMessage());
      return true;
    }
  }

  /** Nobody waits for a sign of life: a lease that is lost stops the next write. */
  @Override
  public void beat(String doing) {
    LOG.debug("{}", doing);
  }

  @Override
  public void pause(Duration wait, String doing, BooleanSupplier reason) {
    if (closed(wait)) {
      throw new IllegalStateException("interrupted while " + doing);
    }
  }

  private boolean closed(Duration within) {
    try {
      return closing.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      renewing.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    leases.release(tenancy);
  }
}
