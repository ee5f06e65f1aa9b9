package evenkeel.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.proxy.Hold;
import evenkeel.standalone.Household;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.application.EvenkeelApplication;
import evenkeel.standalone.restore.RestoreProgram;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenWorkerJourneyTest {
  @TempDir Path folder;

  /** Its receipts say "sent", its stop is on its way: only the end of its session can refuse it. */
  @Test
  void changesNothingWhenItWakesAfterAnotherHasGivenEverythingBack() throws Exception {
    try (Household home =
        Household.watched(folder.resolve("household"), EvenkeelApplication.class)) {
      Snapshot atRest = home.snapshot();
      Hold late = home.proxy().holdNext("/api/v2/torrents/stop");
      home.ratioFalls();
      Household.awaits("in a slice", () -> assertThat(late.arrived()).isEqualTo(1));
      long worker = home.supervisor().applicationPid().orElseThrow();
      long epoch = sleepsUntilItIsTooLate(home, worker, late);

      assertThat(late.statuses()).as("its stop").containsExactly(403);
      atRest.expectSame(home.snapshot());
      Household.awaits(
          "the tenure that slept has ended", () -> assertThat(epoch(home)).isGreaterThan(epoch));
      assertThat(home.supervisor().applicationPid()).hasValue(worker);
      atRest.expectSame(home.snapshot());
      Household.awaits("nothing is left", () -> home.ledger().expectRest());
      atRest.expectSame(home.snapshot());
    }
  }

  /** Its stop arrives while it sleeps, since a worker that wakes ends its session by itself. */
  private long sleepsUntilItIsTooLate(Household home, long worker, Hold late) throws Exception {
    signal("-STOP", worker);
    try {
      RestoreProgram other = RestoreProgram.run(folder, "--data", home.data().toString());
      assertThat(other.exitCode()).as(other.said()).isZero();
      late.letGo();
      Household.awaits("its stop arrives", () -> assertThat(late.delivered()).isEqualTo(1));
      return epoch(home);
    } finally {
      signal("-CONT", worker);
    }
  }

  private static long epoch(Household home) {
    return home.ledger()
        .jdbc()
        .sql("select max(epoch) as epoch from client_leases")
        .query((row, number) -> row.getLong("epoch"))
        .single();
  }

  private static void signal(String signal, long pid) throws IOException, InterruptedException {
    assertThat(new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor()).isZero();
  }
}
