package evenkeel.temporal;

import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The stored histories, recorded from story tests run with {@code
 * -Devenkeel.record.histories=true}. None is ever written over: it tells what a version did.
 */
public final class Histories {
  private static final Path FOLDER = Path.of("src/test/resources/histories");

  private Histories() {}

  public static void keep(WorkflowClient client, String id, String workflow, String scenario) {
    if (!Boolean.getBoolean("evenkeel.record.histories")) {
      return;
    }
    try {
      Path file = Files.createDirectories(FOLDER.resolve(workflow)).resolve(scenario + ".json");
      if (Files.notExists(file)) {
        String history = client.fetchHistory(id).toJson(true);
        Files.writeString(file, ofNoMachine(history) + "\n");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Without what tells only of the machine that recorded it. */
  private static String ofNoMachine(String history) {
    return history
        .replaceAll("\"identity\": \"[^\"]*\"", "\"identity\": \"worker\"")
        .replaceAll("\"stackTrace\": \"(?:[^\"\\\\]|\\\\.)*+\"", "\"stackTrace\": \"\"");
  }

  static List<Path> of(String workflow) {
    try (Stream<Path> files = Files.list(FOLDER.resolve(workflow))) {
      return files.sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
