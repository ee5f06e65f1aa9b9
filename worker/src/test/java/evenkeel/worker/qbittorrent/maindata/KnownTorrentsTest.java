package evenkeel.worker.qbittorrent.maindata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.qbittorrent.Totals;
import evenkeel.worker.qbittorrent.Traffic;
import evenkeel.worker.qbittorrent.reading.MaindataReader;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownTorrentsTest {
  private static final String TIDE = "0e2424f9064463bd28f34dadd695ef56e6a046dc";
  private static final String EBB = "7361732f888f8fef83bb2fee97e886b512916647";
  private static final String HYBRID = "aaaaaaaaaabbbbbbbbbbccccccccccdddddddddd";

  private final KnownTorrents known = new KnownTorrents();

  @BeforeEach
  void everything() {
    answer(stored());
  }

  @Test
  void readsAWholeAnswer() {
    assertThat(torrent(TIDE))
        .isEqualTo(
            new Torrent(
                TIDE,
                TIDE,
                null,
                1_795_246_265,
                "tide",
                TorrentState.STALLED,
                false,
                false,
                true,
                false,
                "books",
                java.util.Set.of("a", "b"),
                java.util.Set.of("127.0.0.1"),
                0,
                torrent(TIDE).seeding(),
                2048,
                0,
                ShareLimits.global()));
    assertThat(torrent(EBB).run()).isEqualTo(Run.STOPPED);
    assertThat(torrent(EBB).complete()).isFalse();
    assertThat(torrent(EBB).trackerHosts()).containsExactlyInAnyOrder("127.0.0.1", "tracker.test");
    assertThat(known.refreshInterval()).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void mergesFieldByFieldAndKeepsWhatDidNotChange() {
    var tide = torrent(TIDE);
    var ebb = torrent(EBB);

    increment(
        "\"torrents\": {\"%s\": {\"state\": \"forcedDL\", \"force_start\": true}}".formatted(EBB));

    assertThat(torrent(TIDE)).isSameAs(tide);
    assertThat(torrent(EBB).run()).isEqualTo(Run.FORCED);
    assertThat(torrent(EBB))
        .usingRecursiveComparison()
        .ignoringFields("state", "forced")
        .isEqualTo(ebb);
  }

  @Test
  void keepsTheInstanceWhenOnlySpeedsChangeOrEverythingIsSentAgain() {
    var tide = torrent(TIDE);

    increment("\"torrents\": {\"%s\": {\"upspeed\": 7, \"last_activity\": 9}}".formatted(TIDE));
    assertThat(torrent(TIDE)).isSameAs(tide);

    answer(stored());
    assertThat(torrent(TIDE)).isSameAs(tide);
  }

  @Test
  void knowsWhatFlowsWithoutTakingItForAChange() {
    var tide = torrent(TIDE);

    answer(
        "{\"rid\": 6, \"torrents\": {\"%s\": {\"upspeed\": 300, \"dlspeed\": 20}}}"
            .formatted(TIDE));
    assertThat(known.traffic()).containsOnly(Map.entry(TIDE, new Traffic(300, 20)));
    answer("{\"rid\": 7, \"torrents\": {\"%s\": {\"dlspeed\": 0}}}".formatted(TIDE));
    assertThat(known.traffic()).containsOnly(Map.entry(TIDE, new Traffic(300, 0)));
    answer("{\"rid\": 8}");
    assertThat(known.traffic()).containsOnly(Map.entry(TIDE, new Traffic(300, 0)));
    assertThat(torrent(TIDE)).isSameAs(tide);

    answer("{\"rid\": 9, \"torrents_removed\": [\"%s\"]}".formatted(TIDE));
    assertThat(known.traffic()).isEmpty();
  }

  @Test
  void tellsWhatWasMovedOfThoseOfWhichThatIsNews() {
    assertThat(known.totals()).extracting(one -> one.torrent().hash()).contains(TIDE, EBB);
    var tide = torrent(TIDE);

    answer(
        "{\"rid\": 6, \"torrents\": {\"%s\": {\"uploaded\": 4294967297, \"downloaded\": 8}}}"
            .formatted(TIDE));
    assertThat(known.totals()).containsExactly(new Totals(tide, 4_294_967_297L, 8));
    assertThat(torrent(TIDE)).isSameAs(tide);
    answer("{\"rid\": 7, \"torrents\": {\"%s\": {\"upspeed\": 3}}}".formatted(TIDE));
    assertThat(known.totals()).isEmpty();
    answer("{\"rid\": 8, \"torrents_removed\": [\"%s\"]}".formatted(TIDE));

    assertThat(known.totals()).isEmpty();
  }

  @Test
  void countsLimitsThatWereAskedForUntilAPollTellsOthersThanBefore() {
    var limited = new ShareLimits(2, 90, ShareLimits.GLOBAL);

    assertThat(known.limits(Map.of(TIDE, limited))).isTrue();
    assertThat(known.limits(Map.of(TIDE, limited))).isTrue();
    assertThat(torrent(TIDE).limits()).isEqualTo(limited);
    assertThat(known.limits(Map.of(TIDE, limited))).isFalse();
    answer(stored());
    assertThat(torrent(TIDE).limits()).isEqualTo(limited);

    increment("\"torrents\": {\"%s\": {\"ratio_limit\": 3}}".formatted(TIDE));
    assertThat(torrent(TIDE).limits())
        .isEqualTo(new ShareLimits(3, ShareLimits.GLOBAL, ShareLimits.GLOBAL));
  }

  @Test
  void countsLimitsThatACategoryGives() {
    increment(
        "\"torrents\": {\"%s\": {\"max_ratio\": 2, \"share_limit_action\": \"Default\"}}"
            .formatted(TIDE));
    assertThat(torrent(TIDE).limits())
        .isEqualTo(new ShareLimits(2, ShareLimits.GLOBAL, ShareLimits.GLOBAL));

    increment("\"torrents\": {\"%s\": {\"max_seeding_time\": 90}}".formatted(TIDE));
    assertThat(torrent(TIDE).limits()).isEqualTo(new ShareLimits(2, 90, ShareLimits.GLOBAL));

    increment("\"torrents\": {\"%s\": {\"category\": \"\"}}".formatted(TIDE));
    assertThat(torrent(TIDE).limits()).isEqualTo(ShareLimits.global());
  }

  @Test
  void takesWhatPollsTellOnceWhatWasAskedForIsForgotten() {
    known.limits(Map.of(TIDE, ShareLimits.none(), "unknown", ShareLimits.none()));
    assertThat(torrent(TIDE).limits()).isEqualTo(ShareLimits.none());

    known.forgetAsked();

    assertThat(torrent(TIDE).limits()).isEqualTo(ShareLimits.global());
  }

  @Test
  void keepsEverythingWhenNothingIsNew() {
    var before = answer("{\"rid\": 6}");

    assertThat(answer("{\"rid\": 7}")).isSameAs(before).hasSize(2);
  }

  @Test
  void forgetsWhatWasRemoved() {
    increment("\"torrents_removed\": [\"%s\"]".formatted(EBB));

    assertThat(answer("{\"rid\": 7}")).extracting(Torrent::hash).containsExactly(TIDE);
  }

  @Test
  void forgetsWhatAWholeAnswerDoesNotMentionWhereverItSaysThatItIsWhole() {
    var whole =
        "{\"torrents\": {\"%s\": %s}, \"trackers\": {}, \"rid\": 9, \"full_update\": true}"
            .formatted(HYBRID, fields("stalledDL", 10, 10));

    assertThat(answer(whole)).extracting(Torrent::hash).containsExactly(HYBRID);
    assertThat(torrent(HYBRID).trackerHosts()).isEmpty();
  }

  @Test
  void followsTrackersThatAreAddedEditedAndRemoved() {
    increment("\"trackers\": {\"udp://other.test:1/x\": [\"%s\"]}".formatted(TIDE));
    assertThat(torrent(TIDE).trackerHosts()).containsExactlyInAnyOrder("127.0.0.1", "other.test");

    increment(
        ("\"trackers_removed\": [\"http://127.0.0.1:9/announce/secret-a\"],"
                + " \"trackers\": {\"udp://other.test:1/x\": [\"%s\"]}")
            .formatted(EBB));
    assertThat(torrent(TIDE).trackerHosts()).isEmpty();
    assertThat(torrent(EBB).trackerHosts()).containsExactlyInAnyOrder("tracker.test", "other.test");
  }

  @ParameterizedTest
  @CsvSource({
    "stoppedUP, 10, 0, true, false",
    "stoppedDL, 10, 1, false, false",
    "metaDL, -1, 0, false, true",
    "stalledDL, 0, 0, false, false",
    "checkingResumeData, 10, 0, true, true",
  })
  void isCompleteWhenItsSizeIsKnownAndNothingIsLeft(
      String state, long size, long left, boolean complete, boolean masked) {
    increment(("\"torrents\": {\"%s\": " + fields(state, size, left) + "}").formatted(HYBRID));

    assertThat(torrent(HYBRID).complete()).isEqualTo(complete);
    assertThat(torrent(HYBRID).masked()).isEqualTo(masked);
    assertThat(torrent(HYBRID).loading()).isEqualTo(state.equals("checkingResumeData"));
  }

  @Test
  void readsNumbersBeyondWhatADoubleHolds() {
    var size = (1L << 53) + 1;

    increment(
        ("\"torrents\": {\"%s\": " + fields("stalledDL", size, size) + "}").formatted(HYBRID));

    assertThat(torrent(HYBRID).size()).isEqualTo(size);
    assertThat(torrent(HYBRID).amountLeft()).isEqualTo(size);
  }

  @Test
  void knowsHybridTorrentsByBothHashes() {
    var v2 = HYBRID + "eeeeeeeeeeffffffffff0000";

    increment(
        ("\"torrents\": {\"%1$s\": {\"infohash_v1\": \"%2$s\", \"infohash_v2\": \"%3$s\","
                + fields("stalledUP", 1, 0).substring(1)
                + "}")
            .formatted(
                HYBRID.toUpperCase(java.util.Locale.ROOT),
                TIDE.toUpperCase(java.util.Locale.ROOT),
                v2));

    assertThat(torrent(HYBRID).infohashV1()).isEqualTo(TIDE);
    assertThat(torrent(HYBRID).infohashV2()).isEqualTo(v2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"added_on", "name", "state", "size", "amount_left"})
  void namesWhatANewTorrentLacks(String field) {
    var torrent = fields("stalledDL", 1, 1).replace('"' + field + '"', "\"renamed\"");

    assertThatThrownBy(
            () -> increment(("\"torrents\": {\"%s\": " + torrent + "}").formatted(HYBRID)))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("sync/maindata")
        .hasMessageContaining(HYBRID)
        .hasMessageContaining(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "<html>http://127.0.0.1:9/announce/secret-a</html>",
        "{\"rid\": 6",
        "{\"rid\": 6} more",
        "{}",
        "{\"rid\": \"6\"}",
        "{\"rid\": 6, \"torrents\": []}",
        "{\"rid\": 6, \"trackers\": {\"http://a/secret-a\": 1}}",
        "{\"rid\": 6, \"torrents\": {\"x\": {\"size\": 99999999999999999999}}}",
        "{\"rid\": 6, \"torrents\": {\"x\": {\"size\": \"http://a/secret-a\"}}}",
        "{\"rid\": 6, \"torrents\": {\"x\": {\"size\": secret-a}}}",
      })
  void refusesGarbageWithoutQuotingIt(String garbage) {
    assertThatThrownBy(() -> answer(garbage))
        .isInstanceOf(UnreadableAnswer.class)
        .hasMessageContaining("sync/maindata")
        .hasNoCause()
        .message()
        .doesNotContain("secret");
  }

  private Torrent torrent(String hash) {
    return answer("{\"rid\": 5}").stream()
        .filter(torrent -> torrent.hash().equals(hash))
        .findFirst()
        .orElseThrow();
  }

  private void increment(String sections) {
    answer("{\"rid\": 6, " + sections + "}");
  }

  private List<Torrent> answer(String json) {
    try {
      known.begin();
      var body = new ByteArrayInputStream(json.getBytes(UTF_8));
      return known.end(MaindataReader.read(body, known).full());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fields(String state, long size, long left) {
    return "{\"added_on\": 1, \"name\": \"n\", \"state\": \"%s\", \"size\": %d, \"amount_left\": %d}"
        .formatted(state, size, left);
  }

  private static String stored() {
    try (var stored = MaindataReader.class.getResourceAsStream("maindata-5.1-full.json")) {
      return new String(requireNonNull(stored).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
