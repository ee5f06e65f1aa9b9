package evenkeel.worker.qbittorrent.session;

import java.io.IOException;
import java.io.InputStream;

/** Reads the body of an answer while it arrives. */
@FunctionalInterface
public interface AnswerReader<T> {
  T read(InputStream body) throws IOException;
}
