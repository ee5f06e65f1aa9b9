package evenkeel.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.Household;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.fault.PlannedFault.Kind;
import evenkeel.standalone.fault.PlannedFault.Moment;
import evenkeel.standalone.restore.RestoreProgram;
import evenkeel.worker.effect.Effect;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrozenWorkerJourneyTest {
  @TempDir Path folder;

  /** Its receipts say "sent", its stop is not on its way yet: the worst moment to sleep. */
  @Test
  void changesNothingWhenItWakesAfterAnotherHasGivenEverythingBack() throws Exception {
    try (Household home = Household.in(folder.resolve("household"), FaultyApplication.class)) {
      Snapshot atRest = home.snapshot();
      FaultFolder faults = new FaultFolder(home.data());
      faults.plan(new PlannedFault(Kind.HOLD, Moment.BEFORE, Effect.STOP));
      home.ratioFalls();
      Household.awaits("in a slice", () -> assertThat(faults.reached()).isTrue());
      long worker = home.supervisor().applicationPid().orElseThrow();
      signal("-STOP", worker);

      RestoreProgram other = RestoreProgram.run(folder, "--data", home.data().toString());
      assertThat(other.exitCode()).as(other.said()).isZero();
      long epoch = epoch(home);
      faults.goOn();
      signal("-CONT", worker);

      Household.awaits(
          "the tenure that slept has ended", () -> assertThat(epoch(home)).isGreaterThan(epoch));
      assertThat(home.supervisor().applicationPid()).hasValue(worker);
      atRest.expectSame(home.snapshot());
      Household.awaits("nothing is left", () -> home.ledger().expectRest());
      atRest.expectSame(home.snapshot());
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
