package evenkeel.standalone.supervisor.postgres;

import evenkeel.standalone.supervisor.process.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file by which PostgreSQL itself keeps a second server off its data directory. */
public final class PostmasterFile {
  private final Path cluster;
  private final Path file;

  private PostmasterFile(Path cluster) {
    this.cluster = cluster;
    this.file = cluster.resolve("postmaster.pid");
  }

  public static PostmasterFile of(Path cluster) {
    return new PostmasterFile(cluster);
  }

  /** The server that runs on this data directory. */
  public Optional<ProcessHandle> postmaster() throws IOException {
    return named().filter(this::servesCluster);
  }

  /**
   * After a crash the pid in the file may have gone to a stranger, and PostgreSQL, which looks at
   * the number only, would not start. The pid of its own parent it takes for stale and then still
   * checks that no orphan of the old server is attached; deleting the file would lose that check.
   */
  public void disownIfRecycled() throws IOException {
    if (named().isPresent() && postmaster().isEmpty()) {
      var lines = Files.readString(file).split("\n", 2);
      DurableFile.write(file, ProcessHandle.current().pid() + "\n" + lines[1]);
    }
  }

  private Optional<ProcessHandle> named() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var pid = Files.readString(file).lines().findFirst().orElse("").strip();
    return pid.matches("\\d{1,18}") ? ProcessHandle.of(Long.parseLong(pid)) : Optional.empty();
  }

  private boolean servesCluster(ProcessHandle process) {
    var arguments = List.of(process.info().arguments().orElse(new String[0]));
    var data = arguments.indexOf("-D") + 1;
    return process.info().command().filter(c -> c.endsWith("postgres")).isPresent()
        && data > 0
        && data < arguments.size()
        && arguments.get(data).equals(cluster.toString());
  }
}
