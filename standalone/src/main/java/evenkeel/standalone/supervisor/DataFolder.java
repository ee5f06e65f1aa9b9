package evenkeel.standalone.supervisor;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import evenkeel.standalone.supervisor.process.DurableFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The locked data folder of one home: whoever holds it may start processes on it. */
final class DataFolder implements AutoCloseable {
  static final String PID = "pid";
  static final String POSTGRES = "postgres";
  static final String API = "api";
  private static final String SETTINGS = "settings.path";
  private static final String LOCK = "lock";
  private static final Pattern OWN =
      Pattern.compile(
          "lock|logs|postgresql|processes|secret\\.key|settings\\.path|refused-logins(\\.new)?|lost\\+found"
              + "|(api-key|temporal\\.db|ports\\.properties|running\\.properties).*");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  // A POSIX lock is lost as soon as this JVM closes any other channel on the same file, so a second
  // attempt of this JVM may not even open it.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) throws IOException {
    this.path = path;
    this.channel = channel;
    announce(Map.of());
  }

  /** Locks the folder, or nothing when another process or this one holds it. */
  static Optional<DataFolder> lock(Path data) throws IOException {
    if (Files.notExists(data)) {
      Files.createDirectories(data, OWNER_ONLY);
    }
    var path = data.toRealPath();
    if (!HELD_HERE.add(path)) {
      return Optional.empty();
    }
    var locked = false;
    try {
      var folder = lockedFor(path);
      locked = folder.isPresent();
      return folder;
    } finally {
      if (!locked) {
        HELD_HERE.remove(path);
      }
    }
  }

  private static Optional<DataFolder> lockedFor(Path path) throws IOException {
    var channel = FileChannel.open(path.resolve(LOCK), CREATE, WRITE);
    @Nullable FileLock lock = channel.tryLock();
    if (lock == null) {
      channel.close();
      return Optional.empty();
    }
    closeToOthers(path);
    return Optional.of(new DataFolder(path, channel));
  }

  /** One that was made beforehand, too; but not one that serves others as well. */
  private static void closeToOthers(Path path) throws IOException {
    if (!Files.getOwner(path).equals(Files.getOwner(path.resolve(LOCK)))) {
      return;
    }
    try (var entries = Files.list(path)) {
      if (!entries.allMatch(entry -> OWN.matcher(entry.getFileName().toString()).matches())) {
        return;
      }
    }
    if (!Files.getPosixFilePermissions(path).equals(OWNER_ONLY.value())) {
      Files.setPosixFilePermissions(path, OWNER_ONLY.value());
    }
  }

  /** What the holder of a locked folder announced: its pid and, once it runs, its addresses. */
  static Properties holder(Path data) throws IOException {
    var properties = new Properties();
    var file = announcement(data);
    if (Files.exists(file)) {
      properties.load(new StringReader(Files.readString(file)));
    }
    return properties;
  }

  /** What a second start is told. */
  static StartFailure taken(Path data) throws IOException {
    return new StartFailure(
        "The data folder %s is in use by process %s; end that first or name another folder."
            .formatted(data, holder(data).getProperty(PID, "(not known yet)")));
  }

  /** Tells other processes how to reach what runs on this folder. */
  void announce(Map<String, String> addresses) throws IOException {
    var properties = new Properties();
    properties.put(PID, Long.toString(ProcessHandle.current().pid()));
    properties.putAll(addresses);
    var text = new StringWriter();
    properties.store(text, null);
    DurableFile.write(announcement(path), text.toString());
  }

  /** Remembers it for those who come when nothing runs. */
  void rememberSettings(Path settings) throws IOException {
    DurableFile.write(path.resolve(SETTINGS), settings + "\n");
  }

  static Optional<Path> rememberedSettings(Path data) throws IOException {
    var file = data.resolve(SETTINGS);
    return Files.exists(file)
        ? Optional.of(Path.of(Files.readString(file).strip()))
        : Optional.empty();
  }

  Path path() {
    return path;
  }

  Path logs() {
    return path.resolve("logs");
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      Files.deleteIfExists(announcement(path));
      channel.close();
      HELD_HERE.remove(path);
    }
  }

  private static Path announcement(Path data) {
    return data.resolve("running.properties");
  }
}
