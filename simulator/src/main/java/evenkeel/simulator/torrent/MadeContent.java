package evenkeel.simulator.torrent;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.SplittableRandom;

/** Bytes that follow from a seed text alone, piece by piece, so that any part can be made alone. */
record MadeContent(String seed, long size) {
  static final int PIECE = 64 * 1024;

  int pieces() {
    return Math.toIntExact((size + PIECE - 1) / PIECE);
  }

  byte[] piece(int index) {
    byte[] piece = new byte[(int) Math.min(PIECE, size - (long) index * PIECE)];
    new SplittableRandom(pieceSeed(index)).nextBytes(piece);
    return piece;
  }

  byte[] hashes() {
    MessageDigest sha1 = Digests.sha1();
    ByteBuffer hashes = ByteBuffer.allocate(pieces() * 20);
    for (int index = 0; index < pieces(); index++) {
      hashes.put(sha1.digest(piece(index)));
    }
    return hashes.array();
  }

  void write(Path file) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int index = 0; index < pieces(); index++) {
        out.write(piece(index));
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private long pieceSeed(int index) {
    String text = seed + "/" + index;
    return ByteBuffer.wrap(Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
        .getLong();
  }
}
