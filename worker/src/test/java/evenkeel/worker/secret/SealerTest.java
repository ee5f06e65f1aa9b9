package evenkeel.worker.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {
  private static final String SECRET = "päss%2Fwort";

  @TempDir private Path folder;

  @Test
  void opensAfterARestartWhatItSealedBefore() {
    byte[] sealed = Sealer.withKeyIn(keyFile()).seal(SECRET);

    assertThat(Sealer.withKeyIn(keyFile()).open(sealed)).isEqualTo(SECRET);
  }

  @Test
  void hidesTheSecretAndSealsItDifferentlyEachTime() {
    Sealer sealer = Sealer.withKeyIn(keyFile());

    byte[] one = sealer.seal(SECRET);
    byte[] other = sealer.seal(SECRET);

    assertThat(one).isNotEqualTo(other);
    assertThat(new String(one, StandardCharsets.ISO_8859_1)).doesNotContain("wort");
  }

  @Test
  void refusesAValueOfWhichAnyByteWasChanged() {
    Sealer sealer = Sealer.withKeyIn(keyFile());
    byte[] sealed = sealer.seal(SECRET);

    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThatThrownBy(() -> sealer.open(changed))
          .isInstanceOf(SealException.class)
          .hasMessageNotContaining(SECRET);
    }
  }

  @Test
  void refusesAValueThatIsCutShort() {
    Sealer sealer = Sealer.withKeyIn(keyFile());

    assertThatThrownBy(() -> sealer.open(new byte[] {1, 2, 3}))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("not in the sealed format");
  }

  @Test
  void saysThatTheKeyIsAnother() {
    byte[] sealed = Sealer.withKeyIn(folder.resolve("one")).seal(SECRET);
    Sealer other = Sealer.withKeyIn(folder.resolve("other"));

    assertThatThrownBy(() -> other.open(sealed))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("another key")
        .hasMessageContaining(folder.resolve("other").toString());
  }

  @Test
  void makesAKeyFileForItsOwnerAlone() throws IOException {
    Sealer.withKeyIn(folder.resolve("new/folder/key"));

    Path file = folder.resolve("new/folder/key");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(namesIn(folder.resolve("new/folder"))).containsExactly("key");
  }

  @Test
  void refusesAKeyFileThatOthersMayRead() throws IOException {
    Sealer.withKeyIn(keyFile());
    Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-r-----"));

    assertThatThrownBy(() -> Sealer.withKeyIn(keyFile()))
        .isInstanceOf(SealException.class)
        .hasMessageContaining(keyFile().toString())
        .hasMessageContaining("rw-r-----")
        .hasMessageContaining("rw-------");
  }

  @Test
  void refusesAKeyOfAnotherSize() throws IOException {
    Sealer.withKeyIn(keyFile());
    Files.write(keyFile(), new byte[7]);

    assertThatThrownBy(() -> Sealer.withKeyIn(keyFile()))
        .isInstanceOf(SealException.class)
        .hasMessageContaining("holds 7 bytes; a key has 32");
  }

  @Test
  void saysWhichFileCannotBeRead() throws IOException {
    Files.createDirectory(keyFile());
    Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("rw-------"));

    assertThatThrownBy(() -> Sealer.withKeyIn(keyFile()))
        .isInstanceOf(SealException.class)
        .hasMessageContaining(keyFile().toString());
  }

  @Test
  void givesRivalsOneAndTheSameKey() throws InterruptedException, ExecutionException {
    List<Callable<Sealer>> rivals =
        Stream.<Callable<Sealer>>generate(() -> () -> Sealer.withKeyIn(keyFile()))
            .limit(16)
            .toList();

    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<Sealer>> sealers = threads.invokeAll(rivals);
      byte[] sealed = sealers.getFirst().get().seal(SECRET);
      for (Future<Sealer> sealer : sealers) {
        assertThat(sealer.get().open(sealed)).isEqualTo(SECRET);
      }
    }
  }

  private Path keyFile() {
    return folder.resolve("key");
  }

  private static List<String> namesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
