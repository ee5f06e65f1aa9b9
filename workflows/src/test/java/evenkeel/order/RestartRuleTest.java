package evenkeel.order;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.ClaimRule.Answer;
import evenkeel.keeping.ClaimRule.Candidate;
import evenkeel.keeping.ClaimRule.Ground;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RestartRuleTest {
  private static final ShareLimits LIMITED = new ShareLimits(2, -1, -1);
  private static final RestartRule RULE =
      new RestartRule(Selection.of("home", Torrents.HASH), Torrents.ACCOUNTS, Instant.EPOCH);

  @Test
  void restartsWhatRuns() {
    assertThat(ground(running())).isEqualTo(Ground.RESTARTS);
    assertThat(ground(Torrents.of("nobodys.example").complete().torrent()))
        .isEqualTo(Ground.RESTARTS);
  }

  @Test
  void refusesWhatStandsStillIsHeldOrHidden() {
    Torrent stopped = Torrents.of("one.example").in(TorrentState.STOPPED).torrent();

    assertThat(ground(stopped)).isEqualTo(Ground.STANDS_STILL);
    assertThat(ground(stopped, Run.FORCED, ShareLimits.none())).isEqualTo(Ground.HELD_ALREADY);
    assertThat(ground(running(), Run.STOPPED, ShareLimits.none())).isEqualTo(Ground.HELD_ALREADY);
    assertThat(ground(Torrents.of("one.example").masked(TorrentState.MOVING)))
        .isEqualTo(Ground.HIDDEN);
  }

  @Test
  void refusesASeedThatALimitCouldKeepFromStartingAgain() {
    Torrent seed = Torrents.of("one.example").complete().torrent();

    assertThat(ground(seed, Run.NORMAL, LIMITED)).isEqualTo(Ground.LIMITED);
    assertThat(ground(running(), Run.NORMAL, LIMITED)).isEqualTo(Ground.RESTARTS);
  }

  @Test
  void refusesWhatIsExcludedOrOnlyWatched() {
    assertThat(ground(Torrents.of("nobodys.example").tag("evenkeel-ignore").torrent()))
        .isEqualTo(Ground.LEFT_OUT);
    assertThat(ground(Torrents.of("one.example").category("linux").torrent()))
        .isEqualTo(Ground.LEFT_OUT);
    assertThat(ground(Torrents.of("watched.example").torrent())).isEqualTo(Ground.ONLY_WATCHED);
  }

  /** The client was away: hours later a restart is not what anybody expects. */
  @Test
  void refusesWhatCannotBeLookedAtForTenMinutes() {
    assertThat(groundAt(Instant.EPOCH.plusSeconds(600))).isEqualTo(Ground.RESTARTS);
    assertThat(groundAt(Instant.EPOCH.plusSeconds(601))).isEqualTo(Ground.TOO_LATE);
  }

  /** Its client rejected the stop, or was away: hours later nobody expects it. */
  @Test
  void letsGoWhatIsNotStoppedWithinAnHour() {
    assertThat(RULE.overdue(Instant.EPOCH.plusSeconds(3600))).isFalse();
    assertThat(RULE.overdue(Instant.EPOCH.plusSeconds(3601))).isTrue();
    assertThat(RestartRule.refusal(Ground.OVERDUE)).contains("60 minutes");
  }

  private static Ground groundAt(Instant look) {
    return RULE.ground(
        new Candidate(running(), Run.NORMAL, true, true, null, ShareLimits.none(), look));
  }

  @Test
  void asksForNothingAfterItsFirstLook() {
    Torrent running = running();

    assertThat(
            RULE.ground(
                new Candidate(
                    running, Run.NORMAL, false, true, null, ShareLimits.none(), Instant.EPOCH)))
        .isEqualTo(Ground.NOT_MEANT);
  }

  @Test
  void isAskedAtItsFirstLookAloneOfTheOneItMeans() {
    Selection another = Selection.of("home", "d".repeat(40));

    assertThat(RULE.covers(running())).isTrue();
    assertThat(new RestartRule(another, Torrents.ACCOUNTS, Instant.EPOCH).covers(running()))
        .isFalse();
    assertThat(RULE.claimsOnce()).isTrue();
    assertThat(RULE.judgesMasked()).as("to say why it is not restarted").isTrue();
    assertThat(RULE.observing()).isFalse();
  }

  @Test
  void stopsASeedForAMomentThoughItIsComplete() {
    assertThat(RULE.sparesComplete()).isFalse();
  }

  @Test
  void hasWordsForEveryRefusal() {
    assertThat(Arrays.stream(Ground.values()).filter(one -> one.answer() == Answer.REFUSE))
        .isNotEmpty()
        .allSatisfy(refused -> assertThat(RestartRule.refusal(refused)).endsWith("."));
  }

  private static Torrent running() {
    return Torrents.of("one.example").torrent();
  }

  private static Ground ground(Torrent torrent) {
    return ground(torrent, torrent.run(), ShareLimits.none());
  }

  private static Ground ground(Torrent torrent, Run run, ShareLimits limits) {
    return RULE.ground(new Candidate(torrent, run, true, true, run, limits, Instant.EPOCH));
  }
}
