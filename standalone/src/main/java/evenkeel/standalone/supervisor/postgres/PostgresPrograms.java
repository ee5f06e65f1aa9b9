package evenkeel.standalone.supervisor.postgres;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import io.zonky.test.db.postgres.util.ArchUtils;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's own programs, unpacked once into the cache folder. */
public final class PostgresPrograms {
  private final Path folder;

  private PostgresPrograms(Path folder) {
    this.folder = folder;
  }

  public static PostgresPrograms unpackedIn(Path cache) throws IOException {
    var archive = archive();
    var folder = cache.resolve("postgresql-" + digest(archive).substring(0, 16));
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(cache);
      var draft = Files.createTempDirectory(cache, "postgresql-new-");
      unpack(archive, draft);
      publish(draft, folder);
    }
    return new PostgresPrograms(folder);
  }

  public Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  /** What must stand before a program: PostgreSQL refuses root, but not root of no privileges. */
  public static List<String> prefix() {
    return LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of();
  }

  private static byte[] archive() throws IOException {
    var system = System.getProperty("os.name").startsWith("Mac") ? "darwin" : "linux";
    var machine = ArchUtils.normalize(System.getProperty("os.arch"));
    var name = "/postgres-" + system + "-" + machine + ".txz";
    try (var packed = PostgresPrograms.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new IOException("this build has no PostgreSQL for " + system + " " + machine);
      }
      return packed.readAllBytes();
    }
  }

  private static String digest(byte[] archive) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(archive));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static void unpack(byte[] archive, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, into.resolve(entry.getName()).normalize());
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Files.createDirectories(file.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true)) {
        throw new IOException(file + " cannot be made executable");
      }
    }
  }

  private static void publish(Path draft, Path folder) throws IOException {
    try {
      Files.move(draft, folder, ATOMIC_MOVE);
    } catch (IOException e) {
      // Somebody else was faster: theirs is the same.
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }
}
