package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.process.Child;
import evenkeel.standalone.supervisor.process.ProcessLog;
import evenkeel.standalone.supervisor.process.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The worker and the API in one process, which may be killed at any moment. */
final class ApplicationProcess implements Part {
  static final String NAME = "application";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int OK = 200;

  private final DataFolder folder;
  private final List<String> options;
  private final URI health;
  private final ProcessLog log;
  private volatile List<String> command;

  ApplicationProcess(DataFolder folder, List<String> command, List<String> options, URI door) {
    this.folder = folder;
    this.command = command;
    this.options = options;
    this.health = door.resolve("/health/ready");
    this.log = new ProcessLog(folder.logs(), NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  void replace(List<String> otherCommand) {
    command = List.copyOf(otherCommand);
  }

  @Override
  public Running launch() throws IOException {
    var whole = new ArrayList<>(command);
    whole.addAll(options);
    return Child.launch(List.of(), whole, log, Leftovers.record(folder, NAME));
  }

  @Override
  public boolean ready() throws InterruptedException {
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var question = HttpRequest.newBuilder(health).timeout(PATIENCE).build();
      return client.send(question, BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public boolean refusedWith(int exitCode) {
    return exitCode == StartFailure.SETTINGS_REFUSED;
  }

  @Override
  public ProcessLog log() {
    return log;
  }
}
