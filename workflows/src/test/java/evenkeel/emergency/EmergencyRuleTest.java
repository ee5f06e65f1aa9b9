package evenkeel.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.keeping.ClaimRule.Answer;
import evenkeel.keeping.ClaimRule.Candidate;
import evenkeel.keeping.ClaimRule.Ground;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EmergencyRuleTest {
  private static final EmergencyRule RULE =
      new EmergencyRule(
          List.of("example.net"),
          Set.of("evenkeel-ignore"),
          Set.of("linux"),
          new EmergencyRule.Seeding(true, false, false),
          false);

  @ParameterizedTest
  @EnumSource(
      value = TorrentState.class,
      names = {"DOWNLOADING", "STALLED", "QUEUED"})
  void stopsEveryIncompleteTorrentThatIsNotStoppedQueuedOnesIncluded(TorrentState state) {
    assertThat(judge(incomplete(state), true, null)).isEqualTo(Answer.STOP);
  }

  @Test
  void leavesWhatTheUserHadStopped() {
    assertThat(judge(incomplete(TorrentState.STOPPED), true, null)).isEqualTo(Answer.NONE);
  }

  @Test
  void leavesWhatTheUserStartsMeanwhile() {
    Candidate started =
        new Candidate(
            incomplete(TorrentState.DOWNLOADING),
            Run.NORMAL,
            false,
            true,
            Run.STOPPED,
            ShareLimits.none(),
            Instant.EPOCH);

    assertThat(RULE.judge(started)).isEqualTo(Answer.USERS_OWN);
  }

  @Test
  void sweepsWhatIsAddedOrUnmaskedMeanwhile() {
    Torrent running = incomplete(TorrentState.DOWNLOADING);

    assertThat(
            RULE.judge(
                new Candidate(
                    running, running.run(), false, false, null, ShareLimits.none(), Instant.EPOCH)))
        .isEqualTo(Answer.STOP);
    assertThat(
            RULE.judge(
                new Candidate(
                    running,
                    running.run(),
                    false,
                    false,
                    Run.STOPPED,
                    ShareLimits.none(),
                    Instant.EPOCH)))
        .isEqualTo(Answer.STOP);
    assertThat(
            RULE.judge(
                new Candidate(
                    running,
                    running.run(),
                    false,
                    true,
                    Run.NORMAL,
                    ShareLimits.none(),
                    Instant.EPOCH)))
        .isEqualTo(Answer.STOP);
  }

  @Test
  void startsSeedsThatStoodStoppedWhenItBegan() {
    Torrent seed = torrent(TorrentState.STOPPED, true, "", Set.of(), "t.example.net");

    assertThat(judge(seed, true, null)).isEqualTo(Answer.START);
    assertThat(judge(seed, false, Run.NORMAL)).isEqualTo(Answer.NONE);
  }

  @ParameterizedTest
  @CsvSource({"1.5, -1, -1", "-1, 0, -1", "-1, -1, 10000"})
  void neverStartsASeedThatAShareLimitCouldRemove(double ratio, long seeding, long inactive) {
    Torrent seed = torrent(TorrentState.STOPPED, true, "", Set.of(), "t.example.net");
    ShareLimits limits = new ShareLimits(ratio, seeding, inactive);

    assertThat(RULE.judge(new Candidate(seed, seed.run(), true, true, null, limits, Instant.EPOCH)))
        .isEqualTo(Answer.NONE);
  }

  @Test
  void neverStartsASeedOutOfAnError() {
    Torrent seed = torrent(TorrentState.ERRORED, true, "", Set.of(), "t.example.net");

    assertThat(
            RULE.ground(
                new Candidate(
                    seed, Run.STOPPED, true, true, null, ShareLimits.none(), Instant.EPOCH)))
        .isEqualTo(Ground.BROKEN);
  }

  @Test
  void startsNothingWhenTheSettingSaysSo() {
    EmergencyRule rule =
        new EmergencyRule(
            List.of("example.net"),
            Set.of(),
            Set.of(),
            new EmergencyRule.Seeding(false, false, false),
            false);
    Torrent seed = torrent(TorrentState.STOPPED, true, "", Set.of(), "t.example.net");

    assertThat(
            rule.judge(
                new Candidate(
                    seed, seed.run(), true, true, null, ShareLimits.none(), Instant.EPOCH)))
        .isEqualTo(Answer.NONE);
  }

  @Test
  void forcesSeedsThatWaitOrStoodStoppedWhereThatIsSet() {
    EmergencyRule forcing =
        new EmergencyRule(
            List.of("example.net"),
            Set.of(),
            Set.of(),
            new EmergencyRule.Seeding(true, true, true),
            false);
    Torrent stopped = torrent(TorrentState.STOPPED, true, "", Set.of(), "t.example.net");
    Torrent waiting = torrent(TorrentState.QUEUED, true, "", Set.of(), "t.example.net");
    Torrent seeding = torrent(TorrentState.SEEDING, true, "", Set.of(), "t.example.net");
    ShareLimits limited = new ShareLimits(9, -1, -1);

    assertThat(answer(forcing, stopped, ShareLimits.none())).isEqualTo(Answer.FORCE);
    assertThat(answer(forcing, waiting, ShareLimits.none())).isEqualTo(Answer.FORCE);
    assertThat(answer(forcing, seeding, ShareLimits.none())).isEqualTo(Answer.NONE);
    assertThat(answer(forcing, stopped, limited)).isEqualTo(Answer.NONE);
    assertThat(answer(forcing, waiting, limited)).isEqualTo(Answer.NONE);
    assertThat(answer(RULE, waiting, ShareLimits.none())).isEqualTo(Answer.NONE);
    assertThat(forcing.raisesQueue()).as("nothing waits that could be forced").isFalse();
  }

  private static Answer answer(EmergencyRule rule, Torrent torrent, ShareLimits limits) {
    return rule.judge(
        new Candidate(torrent, torrent.run(), true, true, null, limits, Instant.EPOCH));
  }

  @ParameterizedTest
  @CsvSource({
    "t.example.net, true",
    "example.net, true",
    "notexample.net, false",
    "example.net.evil, false"
  })
  void knowsItsTorrentsByTheHostOfTheirTracker(String host, boolean covered) {
    assertThat(RULE.covers(torrent(TorrentState.STALLED, false, "", Set.of(), host)))
        .isEqualTo(covered);
  }

  @Test
  void leavesExcludedTagsAndCategories() {
    String host = "t.example.net";

    assertThat(RULE.covers(torrent(TorrentState.STALLED, false, "linux", Set.of(), host)))
        .isFalse();
    assertThat(
            RULE.covers(
                torrent(TorrentState.STALLED, false, "", Set.of("a", "evenkeel-ignore"), host)))
        .isFalse();
  }

  private static Answer judge(Torrent torrent, boolean opening, @Nullable Run lastRun) {
    return RULE.judge(
        new Candidate(
            torrent, torrent.run(), opening, true, lastRun, ShareLimits.none(), Instant.EPOCH));
  }

  private static Torrent incomplete(TorrentState state) {
    return torrent(state, false, "", Set.of(), "t.example.net");
  }

  private static Torrent torrent(
      TorrentState state, boolean complete, String category, Set<String> tags, String host) {
    return new Torrent(
        "b".repeat(40),
        "b".repeat(40),
        null,
        1,
        "Invented Book",
        state,
        false,
        false,
        complete,
        false,
        category,
        tags,
        Set.of(host),
        0,
        Duration.ZERO,
        100,
        complete ? 0 : 50,
        ShareLimits.global());
  }
}
