package evenkeel.worker.keeping;

import evenkeel.settings.KeepingSettings;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.ledger.Tenancy;
import io.grpc.StatusRuntimeException;
import io.temporal.failure.TemporalException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tries to become the one writer of a client, and while it is, serves it. When the lease cannot be
 * renewed, serving ends; the ledgers refuse every write of a tenancy that is over.
 */
public final class Tenure implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Tenure.class);
  private static final int RENEWALS = 3;

  private final String client;
  private final String holder;
  private final LeasesLedger leases;
  private final Duration time;
  private final Function<Tenancy, Service> serving;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  /** What is served during a tenancy. */
  public interface Service extends AutoCloseable {
    /** At each renewal of the lease: makes sure that the keeper's story runs. */
    void renewed();

    /** Ends everything; after this nothing more is sent to the client. */
    @Override
    void close();
  }

  /**
   * @param holder name of this worker
   * @param serving begins to serve, once the lease is held
   */
  public Tenure(
      String client,
      String holder,
      LeasesLedger leases,
      KeepingSettings settings,
      Function<Tenancy, Service> serving) {
    this.client = client;
    this.holder = holder;
    this.leases = leases;
    this.time = settings.lease();
    this.serving = serving;
    thread = Thread.ofPlatform().name("tenure-" + client).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  private void run() {
    while (!closed(Duration.ZERO)) {
      try {
        Optional<Tenancy> tenancy = leases.acquire(client, holder, time);
        tenancy.ifPresent(this::serve);
      } catch (DataAccessException | TemporalException | StatusRuntimeException trouble) {
        LOG.warn("client {}: cannot be served yet: {}", client, trouble.toString());
      }
      closed(time.dividedBy(RENEWALS));
    }
  }

  private void serve(Tenancy tenancy) {
    LOG.info("client {}: this worker is its keeper, epoch {}", client, tenancy.epoch());
    try (Service service = serving.apply(tenancy)) {
      do {
        service.renewed();
      } while (!closed(time.dividedBy(RENEWALS)) && renew(tenancy));
    }
    if (closed(Duration.ZERO)) {
      leases.release(tenancy);
    }
    LOG.info("client {}: epoch {} has ended", client, tenancy.epoch());
  }

  /** A ledger that cannot be reached refuses writes by itself; the lease is then tried again. */
  private boolean renew(Tenancy tenancy) {
    try {
      return leases.renew(tenancy, time);
    } catch (DataAccessException trouble) {
      LOG.warn("client {}: lease not renewed: {}", client, trouble.getMessage());
      return true;
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

  /** Begins to end, without waiting for it. */
  public void end() {
    closing.countDown();
  }

  @Override
  public void close() {
    end();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
