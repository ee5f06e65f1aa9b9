package evenkeel.simulator.torrent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MadeTorrentTest {

  @Test
  void isTheSameTorrentForTheSameNameAndSizeWhateverItsTrackers() {
    MadeTorrent plain = MadeTorrent.named("tide-01", 200_000);
    MadeTorrent announced =
        MadeTorrent.named("tide-01", 200_000)
            .announcingTo("http://127.0.0.1:1/announce/x")
            .servedFrom("http://127.0.0.1:2/tide-01");

    assertThat(announced.hash()).isEqualTo(plain.hash()).matches("[0-9a-f]{40}");
    assertThat(MadeTorrent.named("tide-02", 200_000).hash()).isNotEqualTo(plain.hash());
    assertThat(MadeTorrent.named("tide-01", 200_001).hash()).isNotEqualTo(plain.hash());
  }

  @Test
  void writesSortedBencodeWithItsTrackersAndWebSeeds() {
    MadeTorrent torrent =
        MadeTorrent.named("b", 1).announcingTo("http://a/announce").servedFrom("http://w/b");

    String text = new String(torrent.bytes(), ISO_8859_1);

    assertThat(text)
        .startsWith(
            "d8:announce17:http://a/announce13:announce-listll17:http://a/announceee"
                + "10:created by8:evenkeel4:infod6:lengthi1e4:name1:b12:piece lengthi65536e6:pieces20:")
        .endsWith("7:privatei1ee8:url-listl10:http://w/bee");
  }

  @Test
  void writesTheContentThatItsPiecesDescribe(@TempDir Path folder) throws IOException {
    MadeTorrent torrent = MadeTorrent.named("tide-01", 200_000);

    byte[] written = Files.readAllBytes(torrent.writeContent(folder.resolve("new")));

    assertThat(written).hasSize(200_000);
    assertThat(torrent.pieces()).isEqualTo(4);
    assertThat(torrent.piece(3)).isEqualTo(Arrays.copyOfRange(written, 3 * 65536, 200_000));
    assertThat(torrent.piece(0)).isNotEqualTo(torrent.piece(1));
  }

  @Test
  void refusesWhatBencodeDoesNotKnow() {
    assertThat(new String(Bencode.of(Map.of("b", List.of(1L), "a", "")), ISO_8859_1))
        .isEqualTo("d1:a0:1:bli1eee");
    assertThatThrownBy(() -> Bencode.of(1.5)).hasMessageContaining("bencode has no");
  }
}
