package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.process.Child;
import evenkeel.standalone.supervisor.process.ProcessLog;
import evenkeel.standalone.supervisor.process.Running;
import evenkeel.temporal.EvenkeelSearchAttributes;
import io.temporal.common.SearchAttributeKey;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Temporal's single-process server and its UI, both on loopback. */
final class TemporalServer implements Part {
  static final String NAME = "temporal";

  private static final List<String> SEARCH_ATTRIBUTES =
      EvenkeelSearchAttributes.all().stream().map(SearchAttributeKey::getName).toList();
  private static final long ANSWER_SECONDS = 10;

  private final DataFolder folder;
  private final Path program;
  private final int port;
  private final int uiPort;
  private final String namespace;
  private final ProcessLog log;

  TemporalServer(DataFolder folder, Path program, Ports ports, String namespace) {
    this.folder = folder;
    this.program = program;
    this.port = ports.temporal();
    this.uiPort = ports.temporalUi();
    this.namespace = namespace;
    this.log = new ProcessLog(folder.logs(), NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Running launch() throws IOException {
    return Child.launch(List.of(), command(), log, Leftovers.record(folder, NAME));
  }

  /** Ready once it accepts that histories are kept for 30 days; its own default is one day. */
  @Override
  public boolean ready() throws InterruptedException {
    try {
      var asking = new ProcessBuilder(retention()).redirectErrorStream(true);
      var asked = asking.redirectOutput(Redirect.DISCARD).start();
      asked.getOutputStream().close();
      if (asked.waitFor(ANSWER_SECONDS, TimeUnit.SECONDS)) {
        return asked.exitValue() == 0;
      }
      asked.destroyForcibly();
      return false;
    } catch (IOException e) {
      // The program itself cannot be run: then the server is not there either, and its end is told.
      return false;
    }
  }

  @Override
  public ProcessLog log() {
    return log;
  }

  String address() {
    return "127.0.0.1:" + port;
  }

  private List<String> command() {
    var command = new ArrayList<>(List.of(program.toString(), "server", "start-dev"));
    command.addAll(List.of("--ip", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--ui-port", Integer.toString(uiPort)));
    command.addAll(List.of("--db-filename", folder.path().resolve("temporal.db").toString()));
    command.addAll(List.of("--namespace", namespace, "--log-level", "warn"));
    for (var attribute : SEARCH_ATTRIBUTES) {
      command.addAll(List.of("--search-attribute", attribute + "=Keyword"));
    }
    command.addAll(List.of("--sqlite-pragma", "journal_mode=WAL"));
    command.addAll(List.of("--sqlite-pragma", "synchronous=2"));
    return command;
  }

  private List<String> retention() {
    var command = new ArrayList<>(List.of(program.toString(), "operator", "namespace", "update"));
    command.addAll(List.of("--namespace", namespace, "--retention", "30d"));
    command.addAll(List.of("--address", address(), "--command-timeout", "5s"));
    command.addAll(List.of("--disable-config-file", "--disable-config-env"));
    return command;
  }
}
