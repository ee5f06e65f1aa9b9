package evenkeel.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long random lives of one field: what must hold whatever the client shows. */
class FieldPolicyWalkTest {
  private static final int LOOKS = 300;

  static IntStream seeds() {
    return IntStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void neverJudgesWhatItCannotSeeAndCedesOnlyAfterADoubtOfTheSameRun(int seed) {
    for (Step step : new Walk(seed).steps()) {
      if (!step.moment.settled()) {
        assertThat(step.verdict).as("%s", step).isEqualTo(Verdict.LEAVE);
      }
      if (step.torrent == null || step.torrent.masked()) {
        assertThat(step.verdict)
            .as("%s", step)
            .isNotIn(Verdict.WRITE, Verdict.CEDED, Verdict.CONFIRMED, Verdict.RESTORED);
      }
      if (step.verdict == Verdict.CEDED) {
        assertThat(step.doubtedRun).as("%s", step).isEqualTo(step.moment.run());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void judgesTheSameTwice(int seed) {
    assertThat(new Walk(seed).steps()).isEqualTo(new Walk(seed).steps());
  }

  @Test
  void walksThroughEveryVerdict() {
    Set<Verdict> met = EnumSet.noneOf(Verdict.class);
    seeds().forEach(seed -> new Walk(seed).steps().forEach(step -> met.add(step.verdict)));

    assertThat(met).containsExactlyInAnyOrder(Verdict.values());
  }

  /**
   * One look of a walk.
   *
   * @param doubtedRun the client run of the last DIVERGED that was not dropped since; 0 = none
   */
  private record Step(
      LookMoment moment,
      KeptField<Run> field,
      @Nullable Torrent torrent,
      Verdict verdict,
      long doubtedRun) {}

  /** Follows verdicts as the ledger does, before a client that does as it likes. */
  private static final class Walk {
    private static final Run[] RUNS = Run.values();

    private final FieldPolicy policy = new FieldPolicy(Duration.ofSeconds(20));
    private final Random random;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private long run = 1;
    private long doubtedRun;
    private Run shown = Run.NORMAL;
    private WalkedField field = WalkedField.fresh();

    Walk(int seed) {
      random = new Random(seed);
    }

    List<Step> steps() {
      List<Step> steps = new ArrayList<>();
      for (long look = 1; look <= LOOKS; look++) {
        steps.add(step(look));
      }
      return steps;
    }

    private Step step(long look) {
      now = now.plusSeconds(random.nextInt(10));
      boolean restarted = chance(20);
      run += restarted ? 1 : 0;
      if (chance(8)) {
        shown = RUNS[random.nextInt(RUNS.length)];
      }
      if (chance(12)) {
        field = field.wanting(random.nextBoolean() ? List.of() : List.of(Run.STOPPED));
      }
      LookMoment moment =
          new LookMoment(look, run, now, !restarted && !chance(15), Duration.ofSeconds(1));
      Torrent torrent = torrent();
      KeptField<Run> before = field.kept();
      Verdict verdict = policy.judge(before, torrent, moment);
      Step step = new Step(moment, before, torrent, verdict, doubtedRun);
      follow(verdict, moment);
      return step;
    }

    private @Nullable Torrent torrent() {
      if (chance(6)) {
        return null;
      }
      return chance(8) ? KeptFields.masked() : KeptFields.torrent(shown);
    }

    private void follow(Verdict verdict, LookMoment moment) {
      switch (verdict) {
        case DIVERGED -> doubtedRun = moment.run();
        case HOLDS, CONFIRMED, CEDED, RESTORED -> doubtedRun = 0;
        default -> {}
      }
      field = field.after(verdict, moment, random.nextInt(2));
      if (verdict == Verdict.WRITE && random.nextBoolean()) {
        shown = field.kept().target();
      }
    }

    private boolean chance(int oneIn) {
      return random.nextInt(oneIn) == 0;
    }
  }
}
