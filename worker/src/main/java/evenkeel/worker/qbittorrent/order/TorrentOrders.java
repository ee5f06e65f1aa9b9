package evenkeel.worker.qbittorrent.order;

import evenkeel.worker.qbittorrent.Added;
import evenkeel.worker.qbittorrent.Addition;
import evenkeel.worker.qbittorrent.Dialect;
import evenkeel.worker.qbittorrent.reading.AddedReader;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import evenkeel.worker.qbittorrent.session.WriteRejected;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * All that changes a client. An order is sent once; unknown hashes are ignored by the client; what
 * has become of it shows in a later look, never in the answer.
 */
public final class TorrentOrders {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final int CONFLICT = 409;
  private static final int NO_TORRENT = 415;

  private final QbittorrentSession session;
  private final Supplier<Dialect> dialect;

  public TorrentOrders(QbittorrentSession session, Supplier<Dialect> dialect) {
    this.session = session;
    this.dialect = dialect;
  }

  public void stop(Collection<String> hashes) {
    order(() -> dialect.get().stop(), hashes, Map.of());
  }

  /** Starts in the normal mode: a force-started torrent loses its force. */
  public void start(Collection<String> hashes) {
    order(() -> dialect.get().start(), hashes, Map.of());
  }

  /** Starts a stopped torrent, whatever the value. */
  public void setForceStart(Collection<String> hashes, boolean value) {
    order(() -> "torrents/setForceStart", hashes, Map.of("value", Boolean.toString(value)));
  }

  /** Adds one torrent. */
  public Added add(Addition addition) {
    try {
      return session.write(AddedReader.PATH, AddForm.of(addition), AddedReader::read);
    } catch (WriteRejected rejected) {
      if (rejected.status() == CONFLICT || rejected.status() == NO_TORRENT) {
        return AddedReader.nothing();
      }
      throw rejected;
    }
  }

  /** Deletes; without the files their data stay where they are. */
  public void delete(Collection<String> hashes, boolean withFiles) {
    order(() -> "torrents/delete", hashes, Map.of("deleteFiles", Boolean.toString(withFiles)));
  }

  public void addTags(Collection<String> hashes, String tag) {
    order(() -> "torrents/addTags", hashes, Map.of("tags", single(tag)));
  }

  public void removeTags(Collection<String> hashes, String tag) {
    order(() -> "torrents/removeTags", hashes, Map.of("tags", single(tag)));
  }

  /** The client ignores a name that it does not know: read it back. */
  public void setPreferences(Map<String, ?> changed) {
    session.write("app/setPreferences", Map.of("json", JSON.writeValueAsString(changed)));
  }

  private void order(Supplier<String> path, Collection<String> hashes, Map<String, String> fields) {
    if (hashes.isEmpty()) {
      return;
    }
    hashes.forEach(TorrentOrders::requireHash);
    var form = new TreeMap<>(fields);
    form.put("hashes", String.join("|", hashes));
    session.write(path.get(), form);
  }

  /** qBittorrent takes the word {@code all} for every torrent. */
  private static void requireHash(String hash) {
    if (!HASH.matcher(hash).matches()) {
      throw new IllegalArgumentException(
          "not a torrent's hash: '" + hash + "'; 40 lower-case hex digits are");
    }
  }

  /** A comma parts tags, and without any tag {@code removeTags} removes all of them. */
  private static String single(String tag) {
    if (tag.isBlank() || tag.contains(",")) {
      throw new IllegalArgumentException("not one tag: '" + tag + "'; no comma, not blank");
    }
    return tag;
  }
}
