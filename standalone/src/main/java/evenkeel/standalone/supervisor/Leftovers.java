package evenkeel.standalone.supervisor;

import evenkeel.standalone.supervisor.SupervisorEvent.Kind;
import evenkeel.standalone.supervisor.postgres.PostmasterFile;
import evenkeel.standalone.supervisor.process.Ending;
import evenkeel.standalone.supervisor.process.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Ends what a killed supervisor left running, and never anything else. */
final class Leftovers {
  private final DataFolder folder;
  private final Consumer<SupervisorEvent> listener;

  Leftovers(DataFolder folder, Consumer<SupervisorEvent> listener) {
    this.folder = folder;
    this.listener = listener;
  }

  static Path record(DataFolder folder, String name) {
    return folder.path().resolve("processes").resolve(name);
  }

  /** The pid of an application that still runs without its supervisor. */
  static OptionalLong application(DataFolder folder) throws IOException {
    var recorded = ProcessRecord.load(record(folder, ApplicationProcess.NAME));
    return recorded.isPresent() && recorded.get().fate() != ProcessRecord.Fate.GONE
        ? OptionalLong.of(recorded.get().pid())
        : OptionalLong.empty();
  }

  void end() throws IOException, StartFailure {
    end(ApplicationProcess.NAME, Ending::terminate);
    end(TemporalServer.NAME, Ending::terminate);
    end(PostgresServer.NAME, PostgresServer::end);
    var postmaster = PostmasterFile.of(PostgresServer.cluster(folder)).postmaster();
    if (postmaster.isPresent()) {
      end(PostgresServer.NAME, postmaster.get(), PostgresServer::end);
    }
  }

  private void end(String name, Consumer<ProcessHandle> ending) throws IOException, StartFailure {
    var file = record(folder, name);
    var recorded = ProcessRecord.load(file);
    if (recorded.isEmpty()) {
      return;
    }
    var pid = recorded.get().pid();
    switch (recorded.get().fate()) {
      case OURS -> end(name, ProcessHandle.of(pid).orElseThrow(), ending);
      case GONE -> {}
      case DOUBTFUL ->
          throw new StartFailure(
              "Process %d may be the %s that an earlier Evenkeel left, or may be a stranger: only one of its start time and its command is as recorded in %s. End it or delete that file, then start again."
                  .formatted(pid, name, file));
    }
    Files.deleteIfExists(file);
  }

  private void end(String name, ProcessHandle process, Consumer<ProcessHandle> ending)
      throws StartFailure {
    ending.accept(process);
    if (ProcessRecord.runs(process)) {
      throw new StartFailure(
          "Process %d, the %s that an earlier Evenkeel left, does not end. End it, then start again."
              .formatted(process.pid(), name));
    }
    var text = "ended process " + process.pid() + ", which an earlier Evenkeel had left";
    listener.accept(new SupervisorEvent(Kind.LEFTOVER_ENDED, name, process.pid(), text));
  }
}
