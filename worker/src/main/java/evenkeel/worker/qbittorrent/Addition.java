package evenkeel.worker.qbittorrent;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A torrent to be added to a client.
 *
 * @param category made if there is none of this name; empty = none
 * @param savePath where its data go, on the client's machine; null = where the client saves
 * @param stopped whether it is not to run at once, whatever the client's own default is
 * @param unchecked whether its data are known to be there, so that they are not read
 */
public record Addition(
    Source source, String category, @Nullable Path savePath, boolean stopped, boolean unchecked) {

  /** Where the torrent comes from. */
  public sealed interface Source {}

  /** The content of a .torrent file. */
  @SuppressWarnings("ArrayRecordComponent") // sent, never compared
  public record File(byte[] content) implements Source {}

  /** A magnet link, or an address from which the client itself fetches a .torrent file. */
  public record Link(String url) implements Source {
    public Link {
      if (!url.matches("(magnet:\\?|https?://)\\S+")) {
        // It may hold a passkey: it is not shown.
        throw new IllegalArgumentException(
            "not a magnet link or an http address, or more than one");
      }
    }
  }
}
