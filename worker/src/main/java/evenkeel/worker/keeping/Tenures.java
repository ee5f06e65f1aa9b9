package evenkeel.worker.keeping;

import evenkeel.settings.Settings;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.look.StoryTeller;
import io.temporal.client.WorkflowClient;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One tenure for each client in the settings. */
public final class Tenures implements SmartLifecycle {
  private final List<Tenure> tenures;
  private volatile boolean running;

  public Tenures(
      Settings settings, WorkflowClient temporal, KeeperFactory keepers, JdbcClient jdbc) {
    StoryTeller teller = new TemporalStories(temporal);
    tenures =
        settings.clients().stream()
            .map(client ->
                new Tenure(
                    client.id(),
                    holder(),
                    new LeasesLedger(jdbc),
                    settings.keeping(),
                    tenancy ->
                        new ClientService(
                            client,
                            settings.keeping().heartbeat(),
                            temporal,
                            keepers.keeper(tenancy, client),
                            teller)))
            .toList();
  }

  private static String holder() {
    return "process " + ProcessHandle.current().pid();
  }

  @Override
  public void start() {
    tenures.forEach(Tenure::start);
    running = true;
  }

  @Override
  public void stop() {
    tenures.forEach(Tenure::end);
    tenures.forEach(Tenure::close);
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
