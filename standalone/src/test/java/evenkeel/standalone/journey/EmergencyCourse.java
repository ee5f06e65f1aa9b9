package evenkeel.standalone.journey;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.qbittorrent.Shown;
import evenkeel.standalone.Household;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.Temporal;
import evenkeel.torrent.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** A household and the emergencies that it goes through, one after the other. */
public record EmergencyCourse(Household home, Temporal temporal, Snapshot atRest)
    implements AutoCloseable {

  public static EmergencyCourse in(Path folder, Class<?> application) throws Exception {
    Household home = Household.in(folder, application);
    home.supervisor().awaitApplication();
    return new EmergencyCourse(home, home.temporal(), home.snapshot());
  }

  private long number() {
    return home.ledger().emergencies();
  }

  /** The ratio falls, and everything that endangers it stands still. */
  public void freezes() {
    long next = number() + 1;
    home.ratioFalls();
    home.awaitsFrozen(next, atRest);
  }

  /** The emergency that is open has a story that runs, and nothing was stopped a second time. */
  public void awaitsStory() {
    Household.awaits("an emergency is open", () -> assertThat(open()).isOne());
    home.awaitsFrozen(number(), atRest);
    expectStoppedOnce();
  }

  private long open() {
    return count("holders where closed_at is null");
  }

  private void expectStoppedOnce() {
    long twice =
        home.ledger()
            .jdbc()
            .sql(
                """
                select count(*) from (
                  select baseline_id from receipts
                  where set_to = 'STOPPED' and voided_at is null group by 1 having count(*) > 1) twice
                """)
            .query(Long.class)
            .single();
    assertThat(twice).as("torrents stopped twice").isZero();
  }

  /** The ratio recovers, and everything is as it was, by one freeze and one release. */
  public void recoversAsItWas() {
    home.ratioRecovers();
    home.awaitsReleased(number(), atRest);
    expectStoppedOnce();
  }

  /** Everything is given back although the ratio is as bad as before. */
  public void awaitsRelease() {
    home.awaitsReleased(number(), atRest);
  }

  /** Several more bad readings open nothing. */
  public void staysReleasedWhileTheRatioIsBad() {
    long emergencies = number();
    awaitsReadings(3);
    assertThat(number()).isEqualTo(emergencies);
    atRest.expectSame(home.snapshot());
  }

  /** The level leaves emergency, so that the next fall counts again. */
  public void becomesNormal() {
    home.ratioRecovers();
    Household.awaits("quiet has ended", () -> assertThat(count("account_quiet")).isZero());
  }

  public void awaitsReadings(int more) {
    long before = count("readings");
    Household.awaits(
        more + " more readings",
        () -> assertThat(count("readings")).isGreaterThanOrEqualTo(before + more));
  }

  private long count(String table) {
    return home.ledger().jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }

  /** How often a torrent was stopped so far. */
  public long stops() {
    return count("receipts where set_to = 'STOPPED'");
  }

  /** How many torrents an emergency stops. */
  public long toStop() {
    Set<String> complete =
        home.filled().user().torrents().stream()
            .filter(Shown::complete)
            .map(Shown::name)
            .collect(Collectors.toSet());
    return atRest.frozen(complete).torrents().entrySet().stream()
        .filter(one -> one.getValue().run() == Run.STOPPED)
        .filter(one -> requireNonNull(atRest.torrents().get(one.getKey())).run() != Run.STOPPED)
        .count();
  }

  /** The application has begun that often, ready or not. */
  public void expectBegun(int times) throws IOException {
    assertThat(
            Files.readString(home.data().resolve("logs").resolve("application.log"))
                .split("Started EvenkeelApplication", -1))
        .hasSize(times + 1);
  }

  /** Temporal is there and says nothing, or goes on as if nothing had been. */
  public void temporalIsSilent(boolean silent) throws IOException, InterruptedException {
    long pid = home.supervisor().temporalPid().orElseThrow();
    String signal = silent ? "-STOP" : "-CONT";
    assertThat(new ProcessBuilder("kill", signal, Long.toString(pid)).start().waitFor()).isZero();
  }

  public long notices(String kind) {
    return count("notices where kind = '" + kind + "'");
  }

  public void expectNothingFrozenSince(long stops) {
    assertThat(stops()).isEqualTo(stops);
    atRest.expectSame(home.snapshot());
  }

  @Override
  public void close() {
    temporal.close();
    home.close();
  }
}
