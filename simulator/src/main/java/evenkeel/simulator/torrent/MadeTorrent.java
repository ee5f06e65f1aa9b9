package evenkeel.simulator.torrent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A private single-file v1 torrent made from its name and size alone: the same name and size give
 * the same content and info hash, whatever its trackers and web seeds are.
 */
public final class MadeTorrent {
  private final MadeContent content;
  private final Map<String, Object> info;
  private final List<String> announces;
  private final List<String> webSeeds;

  private MadeTorrent(
      MadeContent content,
      Map<String, Object> info,
      List<String> announces,
      List<String> webSeeds) {
    this.content = content;
    this.info = info;
    this.announces = announces;
    this.webSeeds = webSeeds;
  }

  /** A torrent of one file that has the torrent's name and the given number of bytes. */
  public static MadeTorrent named(String name, long size) {
    MadeContent content = new MadeContent(name, size);
    Map<String, Object> info =
        Map.of(
            "length",
            size,
            "name",
            name,
            "piece length",
            MadeContent.PIECE,
            "pieces",
            content.hashes(),
            "private",
            1);
    return new MadeTorrent(content, info, List.of(), List.of());
  }

  /** The same torrent, announcing to these URLs, each a tier of its own. */
  public MadeTorrent announcingTo(String... urls) {
    return new MadeTorrent(content, info, List.of(urls), webSeeds);
  }

  /** The same torrent with these web seeds: full URLs of its file. */
  public MadeTorrent servedFrom(String... urls) {
    return new MadeTorrent(content, info, announces, List.of(urls));
  }

  /** The same content without the private flag: its metadata can be had from peers. */
  public MadeTorrent open() {
    Map<String, Object> known = new TreeMap<>(info);
    known.remove("private");
    return new MadeTorrent(content, known, announces, webSeeds);
  }

  /** Name of the torrent and of its file. */
  public String name() {
    return content.seed();
  }

  /** Size of its file in bytes. */
  public long size() {
    return content.size();
  }

  /** The v1 info hash, 40 lower-case hex digits. */
  public String hash() {
    return HexFormat.of().formatHex(Digests.sha1().digest(Bencode.of(info)));
  }

  /** The .torrent file. */
  public byte[] bytes() {
    Map<String, Object> file = new TreeMap<>(Map.of("info", info, "created by", "evenkeel"));
    if (!announces.isEmpty()) {
      file.put("announce", announces.getFirst());
      file.put("announce-list", announces.stream().map(List::of).toList());
    }
    if (!webSeeds.isEmpty()) {
      file.put("url-list", webSeeds);
    }
    return Bencode.of(file);
  }

  /** A magnet link without trackers: its metadata never arrive by themselves. */
  public String magnet() {
    return "magnet:?xt=urn:btih:" + hash() + "&dn=" + name();
  }

  /** Writes the whole file into the folder, which is made if absent. */
  public Path writeContent(Path folder) {
    try {
      Path file = Files.createDirectories(folder).resolve(name());
      content.write(file);
      return file;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Number of pieces of its content. */
  public int pieces() {
    return content.pieces();
  }

  /** Bytes of one piece: 64 KiB, the last one shorter. */
  public byte[] piece(int index) {
    return content.piece(index);
  }
}
