package evenkeel.worker.visit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refused logins in a small file that only its owner can read, for as long as there is no database:
 * fingerprints of credentials, never the credentials.
 */
public final class RefusalsFile implements Refusals {
  private static final String FOR_EVER = "-";
  private static final String SEPARATOR = "\t";
  private static final int FIELDS = 5;

  private final Path file;
  private final InstantSource clock;

  public RefusalsFile(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  @Override
  public Optional<Refused> standing(String client, String credentials) {
    Refused known = read().get(client + SEPARATOR + credentials);
    return Optional.ofNullable(known)
        .filter(one -> one.until() == null || one.until().isAfter(clock.instant()));
  }

  @Override
  public void remember(String client, String credentials, String reason, boolean ban) {
    Instant now = clock.instant();
    Map<String, Refused> all = read();
    Instant until = ban ? now.plus(RefusalsLedger.BAN) : null;
    all.put(client + SEPARATOR + credentials, new Refused(reason, now, until));
    write(all);
  }

  @Override
  public void forget(String client) {
    Map<String, Refused> all = read();
    if (all.keySet().removeIf(key -> key.startsWith(client + SEPARATOR))) {
      write(all);
    }
  }

  private Map<String, Refused> read() {
    Map<String, Refused> all = new LinkedHashMap<>();
    if (Files.exists(file)) {
      try (var lines = Files.lines(file)) {
        lines
            .map(line -> line.split(SEPARATOR, FIELDS))
            .filter(parts -> parts.length == FIELDS)
            .forEach(parts -> all.put(parts[0] + SEPARATOR + parts[1], refused(parts)));
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }
    return all;
  }

  private static Refused refused(String[] parts) {
    Instant until = parts[3].equals(FOR_EVER) ? null : Instant.parse(parts[3]);
    return new Refused(parts[4], Instant.parse(parts[2]), until);
  }

  private void write(Map<String, Refused> all) {
    StringBuilder text = new StringBuilder();
    all.forEach((key, one) ->
        text.append(key)
            .append(SEPARATOR + one.at() + SEPARATOR)
            .append(one.until() == null ? FOR_EVER : one.until())
            .append(SEPARATOR + one.reason().replaceAll("\\s+", " ") + "\n"));
    try {
      write(text.toString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void write(String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(draft);
    var ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel =
        FileChannel.open(draft, Set.of(CREATE, WRITE, TRUNCATE_EXISTING), ownerOnly)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
