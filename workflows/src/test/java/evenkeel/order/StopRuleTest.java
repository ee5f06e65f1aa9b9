package evenkeel.order;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.ClaimRule.Candidate;
import evenkeel.keeping.ClaimRule.Coverage;
import evenkeel.keeping.ClaimRule.Ground;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StopRuleTest {
  private static final List<String> ANY = List.of();

  @ParameterizedTest
  @EnumSource(
      value = TorrentState.class,
      names = {"DOWNLOADING", "STALLED", "QUEUED"})
  void stopsWhatIsIncompleteAndNotStopped(TorrentState state) {
    assertThat(first(everything(), Torrents.of("one.example").in(state).torrent()))
        .isEqualTo(Ground.DOWNLOADS);
  }

  @Test
  void leavesWhatIsCompleteOrStopped() {
    assertThat(first(everything(), Torrents.of("one.example").complete().torrent()))
        .isEqualTo(Ground.SEEDS_ALREADY);
    assertThat(first(everything(), Torrents.of("one.example").in(TorrentState.STOPPED).torrent()))
        .isEqualTo(Ground.STOPPED_ALREADY);
  }

  @Test
  void isAskedOfWhatIsMaskedAndAtItsFirstLookAlone() {
    StopRule rule = rule(everything());

    assertThat(rule.judgesMasked()).isTrue();
    assertThat(rule.claimsOnce()).isTrue();
    assertThat(rule.observing()).as("judged torrent by torrent").isFalse();
    assertThat(rule.sparesComplete()).isTrue();
  }

  @Test
  void joinsWhatAnEmergencyHoldsStopped() {
    Torrent held = Torrents.of("one.example").in(TorrentState.STOPPED).torrent();

    assertThat(rule(everything()).ground(candidate(held, Run.NORMAL, true)))
        .isEqualTo(Ground.DOWNLOADS);
  }

  @Test
  void sweepsNothingLater() {
    Torrent added = Torrents.of("one.example").torrent();

    assertThat(rule(everything()).ground(candidate(added, Run.NORMAL, false)))
        .isEqualTo(Ground.NOT_MEANT);
  }

  /** The client was away when the order was given; what its user adds meanwhile is the user's. */
  @Test
  void leavesToTheUserWhatCameToAClientThatWasAway() {
    Torrent torrent = Torrents.of("one.example").torrent();
    Instant added = Instant.ofEpochSecond(torrent.addedOn());
    Instant before = added.minusMillis(1);

    assertThat(given(before).ground(unseen(torrent, before.plusSeconds(601))))
        .isEqualTo(Ground.ADDED_LATER);
    assertThat(given(added).ground(unseen(torrent, added.plusSeconds(601))))
        .isEqualTo(Ground.DOWNLOADS);
    Torrent hidden = Torrents.of("one.example").masked(TorrentState.MOVING);
    assertThat(given(before).ground(unseen(hidden, before.plusSeconds(601))))
        .isEqualTo(Ground.ADDED_LATER);
  }

  @Test
  void saysNothingOfWhatCameLaterAndDoesNotDownload() {
    Torrent seed = Torrents.of("one.example").complete().torrent();
    Torrent watched = Torrents.of("watched.example").torrent();

    assertThat(given(Instant.EPOCH).ground(unseen(seed, Instant.EPOCH.plusSeconds(601))))
        .isEqualTo(Ground.SEEDS_ALREADY);
    assertThat(given(Instant.EPOCH).ground(unseen(watched, Instant.EPOCH.plusSeconds(601))))
        .isEqualTo(Ground.OBSERVED);
  }

  /** Its clock may be ahead: all that a client shows when the order is given is meant. */
  @Test
  void trustsNoClockOfAClientThatIsThere() {
    Torrent torrent = Torrents.of("one.example").torrent();

    assertThat(given(Instant.EPOCH).ground(unseen(torrent, Instant.EPOCH.plusSeconds(600))))
        .isEqualTo(Ground.DOWNLOADS);
  }

  @Test
  void trustsNoClockOverWhatWasSeenBeforeTheOrder() {
    Torrent torrent = Torrents.of("one.example").torrent();
    Instant late = Instant.EPOCH.plusSeconds(601);
    Candidate seen =
        new Candidate(torrent, Run.NORMAL, true, true, Run.NORMAL, ShareLimits.none(), late);

    assertThat(given(Instant.EPOCH).ground(seen)).isEqualTo(Ground.DOWNLOADS);
  }

  private static StopRule given(Instant at) {
    return new StopRule(everything(), Torrents.ACCOUNTS, at);
  }

  private static Candidate unseen(Torrent torrent, Instant look) {
    return new Candidate(torrent, torrent.run(), true, true, null, ShareLimits.none(), look);
  }

  @Test
  void countsOnlyWhatIsObserved() {
    assertThat(first(everything(), Torrents.of("watched.example").torrent()))
        .isEqualTo(Ground.OBSERVED);
    assertThat(first(everything(), Torrents.of("watched.example", "one.example").torrent()))
        .isEqualTo(Ground.DOWNLOADS);
    assertThat(first(accounts("watched"), Torrents.of("watched.example", "one.example").torrent()))
        .isEqualTo(Ground.OBSERVED);
  }

  @Test
  void touchesTorrentsOfNoAccountOnlyWhenTheyAreNamed() {
    Torrent nobodys = Torrents.of("nobodys.example").torrent();

    assertThat(first(everything(), nobodys)).isEqualTo(Ground.NOT_MEANT);
    assertThat(first(hashes(Torrents.HASH), nobodys)).isEqualTo(Ground.DOWNLOADS);
    assertThat(first(hashes(Torrents.V2), nobodys)).isEqualTo(Ground.DOWNLOADS);
    assertThat(first(new Selection(List.of("one"), ANY, ANY, ANY, List.of(Torrents.HASH)), nobodys))
        .isEqualTo(Ground.NOT_MEANT);
  }

  @ParameterizedTest
  @CsvSource({
    "one, books, a, DOWNLOADS",
    "two, books, a, NOT_MEANT",
    "one, films, a, NOT_MEANT",
    "one, books, b, NOT_MEANT",
    "one, books, '', DOWNLOADS"
  })
  void meansWhatEveryListNames(String account, String category, String tag, Ground ground) {
    Selection selection =
        new Selection(
            List.of(account), ANY, List.of(category), tag.isEmpty() ? ANY : List.of(tag), ANY);

    assertThat(first(selection, Torrents.of("one.example").category("books").tag("a").torrent()))
        .isEqualTo(ground);
  }

  @Test
  void foreseesWhatIsMaskedOrInErrorUnlessItIsOnlyWatched() {
    assertThat(first(everything(), Torrents.of("one.example").masked(TorrentState.CHECKING)))
        .isEqualTo(Ground.MAY_DOWNLOAD);
    assertThat(first(everything(), Torrents.of("one.example").masked(TorrentState.ERRORED)))
        .isEqualTo(Ground.MAY_DOWNLOAD);
    assertThat(first(everything(), Torrents.of("watched.example").masked(TorrentState.CHECKING)))
        .isEqualTo(Ground.NOT_MEANT);
  }

  @Test
  void letsGoOnlyWhatAnyOfItsAccountsExcludes() {
    StopRule rule = rule(everything());

    assertThat(rule.coverage(Torrents.of("one.example").category("linux").torrent()))
        .isEqualTo(Coverage.EXCLUDED_CATEGORY);
    assertThat(rule.coverage(Torrents.of("two.example").category("linux").torrent()))
        .isEqualTo(Coverage.COVERED);
    assertThat(rule.coverage(Torrents.of("one.example").tag("keep").torrent()))
        .isEqualTo(Coverage.EXCLUDED_TAG);
    assertThat(rule.coverage(Torrents.of("nobodys.example").tag("evenkeel-ignore").torrent()))
        .isEqualTo(Coverage.EXCLUDED_TAG);
  }

  private static Ground first(Selection selection, Torrent torrent) {
    return rule(selection).ground(candidate(torrent, torrent.run(), true));
  }

  private static Candidate candidate(Torrent torrent, Run run, boolean opening) {
    return new Candidate(torrent, run, opening, true, run, ShareLimits.none(), Instant.EPOCH);
  }

  private static StopRule rule(Selection selection) {
    return new StopRule(selection, Torrents.ACCOUNTS, Instant.MAX);
  }

  private static Selection everything() {
    return new Selection(ANY, ANY, ANY, ANY, ANY);
  }

  private static Selection accounts(String account) {
    return new Selection(List.of(account), ANY, ANY, ANY, ANY);
  }

  private static Selection hashes(String hash) {
    return new Selection(ANY, ANY, ANY, ANY, List.of(hash));
  }
}
