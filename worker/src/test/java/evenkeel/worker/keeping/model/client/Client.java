package evenkeel.worker.keeping.model.client;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The client of one story, and what people, disks and other programs do to it. */
public interface Client {
  String USER = "harbourmaster";
  String PASSWORD = "not-a-secret-in-a-simulator";

  /** The way on which Evenkeel reaches it. */
  Way way();

  /** The time of the story in milliseconds. */
  long now();

  /** Time goes by, and what was told before shows. */
  void pass(long millis);

  /** Whether everything that is so is shown, and nothing changes by itself. */
  boolean calm();

  /** What is not as it was told, for whoever reads why a story never came to rest. */
  default String unrest() {
    return "";
  }

  /** The hash of the torrent that has this number in the story. */
  String hash(int number);

  Collection<? extends ClientTorrent> torrents();

  default Optional<ClientTorrent> find(String hash) {
    return torrents().stream()
        .filter(one -> one.hash().equals(hash))
        .map(ClientTorrent.class::cast)
        .findFirst();
  }

  /** How each torrent truly stands, by hash. */
  default Map<String, Run> runs() {
    Map<String, Run> runs = new TreeMap<>();
    torrents().forEach(one -> runs.put(one.hash(), one.run()));
    return runs;
  }

  /** Adds them all; each is another one than any of the same hash before. */
  void adds(List<NewTorrent> added);

  void removes(String hash);

  /** An order of a person, which takes hold at once. */
  void orders(Order order, String hash, String tag);

  void categorises(String hash, String category);

  void limits(String hash, ShareLimits limits);

  /** The client's own share limits, and whether it removes what reaches one, or stops it. */
  void limits(ShareLimits limits, boolean removing);

  void rechecks(String hash);

  /** Its data are moved. */
  void moves(String hash);

  /** All its data are there, and the client knows. */
  void completes(String hash);

  /** Its disk fails. */
  void breaks(String hash, Ailment ailment);

  /** The disk is there again, the metadata have come. */
  void heals(String hash);

  /** Writes down how all torrents stand: so much a crash leaves. */
  void saves();

  /** Ends and starts again. */
  void restarts();

  /** Is killed and starts again with what it had written down. */
  void crashes();

  /** Starts on an empty profile, or on the right one again. */
  void swapsProfile();

  /** What a torrent can suffer from. */
  enum Ailment {
    ERROR,
    MISSING_FILES,
    NO_METADATA
  }
}
