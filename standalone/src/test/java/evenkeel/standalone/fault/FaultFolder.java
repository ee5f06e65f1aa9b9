package evenkeel.standalone.fault;

import evenkeel.simulator.qbittorrent.Patience;
import evenkeel.standalone.fault.PlannedFault.Kind;
import evenkeel.standalone.fault.PlannedFault.Moment;
import evenkeel.worker.effect.Effect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;

/**
 * Files by which a test and the application that it breaks understand each other: they outlive the
 * application.
 */
record FaultFolder(Path folder) {
  private static final Duration HELD_AT_MOST = Duration.ofMinutes(5);

  /** The next time that the application passes there, it breaks. */
  void plan(PlannedFault fault) throws IOException {
    Files.deleteIfExists(file("reached"));
    Files.deleteIfExists(file("go-on"));
    Path fresh = Files.writeString(file("fresh"), fault.toString());
    Files.move(fresh, file("planned"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** Whether the planned fault has happened. */
  boolean reached() {
    return Files.exists(file("reached"));
  }

  /** A held application goes on. */
  void goOn() throws IOException {
    Files.createFile(file("go-on"));
  }

  /** Names of the effects that have been called since the application's first life. */
  List<Effect> called() throws IOException {
    Path diary = file("diary");
    return Files.exists(diary)
        ? Files.readAllLines(diary).stream().map(Effect::valueOf).toList()
        : List.of();
  }

  /** In the application: breaks it if that is planned here, and first says so. */
  void pass(Moment moment, Effect effect) {
    try {
      if (moment == Moment.BEFORE) {
        Files.writeString(
            file("diary"),
            effect.name() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
      for (Kind kind : Kind.values()) {
        if (planned(new PlannedFault(kind, moment, effect))) {
          Files.move(file("planned"), file("reached"));
          suffer(kind);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private boolean planned(PlannedFault fault) throws IOException {
    Path plan = file("planned");
    return Files.exists(plan) && Files.readString(plan).equals(fault.toString());
  }

  private void suffer(Kind kind) {
    switch (kind) {
      case KILL -> Runtime.getRuntime().halt(137);
      case HOLD -> Patience.until("may go on", HELD_AT_MOST, () -> Files.exists(file("go-on")));
    }
  }

  private Path file(String name) {
    return folder.resolve("fault-" + name);
  }
}
