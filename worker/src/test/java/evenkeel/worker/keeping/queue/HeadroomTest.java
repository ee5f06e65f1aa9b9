package evenkeel.worker.keeping.queue;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.KeptField;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.qbittorrent.Preferences;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who takes a place in a queue, and whether a higher limit lets more run. */
class HeadroomTest {
  private static final long UPLOADS = 1;
  private static final long TORRENTS = 2;
  private static final Map<Long, QueuePreference> KNOWN =
      Map.of(
          UPLOADS, QueuePreference.MAX_ACTIVE_UPLOADS,
          TORRENTS, QueuePreference.MAX_ACTIVE_TORRENTS);

  private final List<Sighting> sightings = new ArrayList<>();
  private List<Kept<QueueLimit>> kept = List.of();
  private boolean resting;
  private boolean sparingSlow;
  private int downloads = -1;

  @ParameterizedTest
  @CsvSource({
    "SEEDING complete, 1, 1, 0",
    "STALLED complete, 1, 1, 0",
    "MOVING complete masked, 1, 1, 0",
    "MOVING masked, 0, 1, 0",
    "QUEUED complete, 0, 0, 0",
    "CHECKING complete masked, 0, 0, 0",
    "ERRORED complete masked, 0, 0, 0",
    "STOPPED complete, 0, 0, 0",
    "SEEDING complete forced, 0, 0, 0",
    "DOWNLOADING, 0, 1, 1",
    "DOWNLOADING masked, 0, 1, 1",
    "STALLED, 0, 1, 1",
    "QUEUED, 0, 0, 1",
    "STALLED forced, 0, 0, 0",
    "STOPPED, 0, 0, 0",
    "CHECKING masked, 0, 0, 0"
  })
  void isTakenByWhateverRunsUnforced(String words, int seeding, int active, int downloading) {
    add(1, words);

    Line line = Line.of(sightings, preferences(3, 5));

    assertThat(line.seeding()).isEqualTo(seeding);
    assertThat(line.active()).isEqualTo(active);
    assertThat(line.downloads()).isEqualTo(downloading);
  }

  @ParameterizedTest
  @CsvSource({"-1, false, 4", "2, false, 2", "9, false, 4", "0, false, 0", "2, true, 4"})
  void isLeftToAsManyDownloadsAsTheirOwnLimitBears(int limit, boolean sparing, int downloading) {
    downloads = limit;
    sparingSlow = sparing;
    add(4, "QUEUED");

    assertThat(Line.of(sightings, preferences(3, 5)).downloads()).isEqualTo(downloading);
  }

  @Test
  void isWaitedForBySeedsThatShowTheirStateAlone() {
    add(2, "QUEUED complete");
    add(1, "QUEUED");
    add(1, "QUEUED complete forced");
    add(1, "QUEUED complete masked limited");

    Line line = Line.of(sightings, preferences(3, 5));

    assertThat(line.waiting()).hasSize(2);
    assertThat(line.limited()).isFalse();
  }

  @Test
  void isLimitedByAShareLimitOfOneThatWaitsAlone() {
    add(1, "SEEDING complete limited");
    assertThat(Line.of(sightings, preferences(3, 5)).limited()).isFalse();

    add(1, "QUEUED complete limited");

    assertThat(Line.of(sightings, preferences(3, 5)).limited()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0, 3, 5, free",
    "3, 0, 3, 5, helps",
    "3, 0, -1, 5, free",
    "3, 2, 9, 5, helps",
    "3, 2, 9, -1, free",
    "3, 1, 9, 5, free",
    "0, 0, 0, 5, helps",
    "0, 5, 0, 5, helps",
    "0, 6, 3, 5, reached",
    "0, 6, 0, 5, reached",
    "0, 6, 0, -1, helps"
  })
  void isMadeOnlyByARaiseOfLimitsThatAreReachedAndLetInNoDownload(
      int seeding, int downloading, int uploads, int torrents, String how) {
    add(seeding, "SEEDING complete");
    add(downloading, "DOWNLOADING");

    Headroom headroom = headroom(uploads, torrents);

    assertThat(headroom.reached()).isNotEqualTo(how.equals("free"));
    assertThat(headroom.helps()).isEqualTo(how.equals("helps"));
  }

  @Test
  void isMadeByUploadsAloneWhileTheLimitOfAllTorrentsRests() {
    resting = true;
    add(3, "SEEDING complete");
    add(2, "QUEUED complete");

    Headroom headroom = headroom(3, 5);

    assertThat(headroom.helps()).isTrue();
    assertThat(headroom.letIn(new Seeds(5, 2, 2))).isEqualTo(Map.of(UPLOADS, new QueueLimit(5)));
    assertThat(headroom.letOn(new Seeds(5, 2, 2))).containsOnlyKeys(UPLOADS);
  }

  @Test
  void isKeptWhereALimitIsRaisedAlready() {
    kept = List.of(kept(TORRENTS, 5, 50));
    add(3, "SEEDING complete");
    add(2, "QUEUED complete");

    Headroom headroom = headroom(3, 50);

    assertThat(headroom.letIn(new Seeds(5, 2, 2)))
        .isEqualTo(Map.of(UPLOADS, new QueueLimit(5), TORRENTS, new QueueLimit(50)));
  }

  @Test
  void isLeftOnlyAsFarAsOnesOwnSeedsNeedWhenAnothersRaiseEnds() {
    kept = List.of(kept(UPLOADS, 3, 40), kept(TORRENTS, 5, 7));
    add(7, "SEEDING complete");

    assertThat(headroom(40, 7).letOn(new Seeds(4, 0, 0)))
        .isEqualTo(Map.of(UPLOADS, new QueueLimit(7), TORRENTS, new QueueLimit(7)));
  }

  private static Kept<QueueLimit> kept(long generation, int before, int raised) {
    return new Kept<>(
        generation,
        new KeptField<>(
            generation,
            new QueueLimit(before),
            List.of(new QueueLimit(raised)),
            new QueueLimit(raised),
            1,
            null,
            null,
            false,
            false,
            null,
            null));
  }

  private Headroom headroom(int uploads, int torrents) {
    return new Headroom(
        KNOWN,
        Map.of(UPLOADS, new QueueLimit(uploads), TORRENTS, new QueueLimit(torrents)),
        kept,
        Line.of(sightings, preferences(uploads, torrents)),
        resting);
  }

  private Preferences preferences(int uploads, int torrents) {
    return new Preferences(
        ShareLimits.none(),
        Duration.ofMillis(1500),
        true,
        sparingSlow,
        downloads,
        uploads,
        torrents);
  }

  /** Torrents as the words say: a state, and what else is true of them. */
  private void add(int number, String words) {
    List<String> said = List.of(words.split(" ", -1));
    boolean complete = said.contains("complete");
    for (int i = 0; i < number; i++) {
      String hash = "%040x".formatted(sightings.size() + 1);
      Torrent torrent =
          new Torrent(
              hash,
              hash,
              null,
              1,
              "Invented Book",
              TorrentState.valueOf(said.getFirst()),
              said.contains("masked"),
              false,
              complete,
              said.contains("forced"),
              "",
              Set.of(),
              Set.of("a.example.net"),
              0,
              Duration.ZERO,
              100,
              complete ? 0 : 50,
              said.contains("limited") ? new ShareLimits(2, -1, -1) : ShareLimits.global());
      sightings.add(new Sighting(sightings.size(), torrent, null, null));
    }
  }
}
