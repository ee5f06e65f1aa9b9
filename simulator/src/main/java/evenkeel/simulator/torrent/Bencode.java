package evenkeel.simulator.torrent;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes BitTorrent's own encoding: text, bytes, whole numbers, lists and maps with sorted keys.
 */
public final class Bencode {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Bencode() {}

  /**
   * The encoded form of a value.
   *
   * @param value String, byte[], Integer, Long, List or Map with ASCII keys, nested at will
   */
  public static byte[] of(Object value) {
    Bencode bencode = new Bencode();
    bencode.write(value);
    return bencode.out.toByteArray();
  }

  private void write(Object value) {
    switch (value) {
      case String text -> write(text.getBytes(StandardCharsets.UTF_8));
      case byte[] bytes -> bytes(bytes);
      case Integer number -> ascii("i" + number + "e");
      case Long number -> ascii("i" + number + "e");
      case List<?> list -> list(list);
      case Map<?, ?> map -> map(map);
      default -> throw new IllegalArgumentException("bencode has no " + value.getClass());
    }
  }

  private void bytes(byte[] bytes) {
    ascii(bytes.length + ":");
    out.writeBytes(bytes);
  }

  private void list(List<?> list) {
    ascii("l");
    list.forEach(this::write);
    ascii("e");
  }

  private void map(Map<?, ?> map) {
    TreeMap<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put((String) key, value));
    ascii("d");
    sorted.forEach((key, value) -> {
      write(key);
      write(value);
    });
    ascii("e");
  }

  private void ascii(String text) {
    out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
  }
}
