package evenkeel.standalone.fault;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.proxy.Hold;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.simulator.world.FilledClient;
import evenkeel.simulator.world.TorrentGroup;
import evenkeel.standalone.Household;
import evenkeel.standalone.Temporal;
import evenkeel.standalone.fault.PlannedFault.Kind;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.effect.Effect;
import io.temporal.client.WorkflowNotFoundException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Brings faults about in a household. */
record Disasters(Household home) {
  private static final String STORY = WorkflowIds.emergency(Household.ACCOUNT);

  /** A fault on its way. */
  interface Disaster {
    /** Waits until it has come, and lets everything go on. */
    void strikes() throws Exception;

    /** What it has held up until now arrives. */
    default void arrives() throws Exception {}
  }

  /** What happens while the application stands still at an effect. */
  private interface Act {
    void happens() throws Exception;
  }

  /** To be called before the effect can come about. */
  Disaster plan(Strike strike) throws Exception {
    return switch (strike.fault()) {
      case STORY_TERMINATED -> held(strike, () -> terminates(STORY));
      case STORY_RESET -> held(strike, this::resetsTheStory);
      case KEEPER_TERMINATED -> held(strike, () -> terminates(WorkflowIds.keeper("home")));
      case APPLICATION_KILLED -> killed(strike);
      case APPLICATION_FROZEN -> held(strike, this::sleeps);
      case TEMPORAL_KILLED -> held(strike, () -> kill(home.supervisor().temporalPid()));
      case POSTGRES_KILLED -> held(strike, () -> kill(home.supervisor().postgresPid()));
      case CLIENT_KILLED -> held(strike, () -> killClient(strike.effect()));
      case ANSWER_LOST -> lost(strike);
      case CALL_DELAYED -> delayed(strike);
      case DISK_UNPLUGGED -> held(strike, this::unplugsTheDisk);
    };
  }

  private FaultFolder faults() {
    return new FaultFolder(home.data());
  }

  private void awaitReached() {
    Household.awaits("in the middle", () -> assertThat(faults().reached()).isTrue());
  }

  private Disaster killed(Strike strike) throws Exception {
    faults().plan(new PlannedFault(Kind.KILL, strike.moment(), strike.effect()));
    return this::awaitReached;
  }

  private Disaster held(Strike strike, Act act) throws Exception {
    faults().plan(new PlannedFault(Kind.HOLD, strike.moment(), strike.effect()));
    return () -> {
      awaitReached();
      act.happens();
    };
  }

  /** An emergency of which only tags are left to be removed may have ended by itself. */
  private void terminates(String workflow) throws Exception {
    try (Temporal temporal = home.temporal()) {
      temporal.client().newUntypedWorkflowStub(workflow).terminate("a person did not know better");
    } catch (WorkflowNotFoundException ended) {
      assertThat(workflow).isEqualTo(STORY);
    }
    faults().goOn();
  }

  private void resetsTheStory() throws Exception {
    try (Temporal temporal = home.temporal()) {
      temporal.reset(STORY);
    }
    faults().goOn();
  }

  private void kill(OptionalLong pid) throws Exception {
    ProcessHandle victim = ProcessHandle.of(pid.orElseThrow()).orElseThrow();
    victim.destroyForcibly();
    victim.onExit().join();
    faults().goOn();
  }

  private void sleeps() throws Exception {
    String application = Long.toString(home.supervisor().applicationPid().orElseThrow());
    signal("-STOP", application);
    try {
      Household.awaits("its lease is over", this::expectNoLease);
    } finally {
      faults().goOn();
      signal("-CONT", application);
    }
  }

  private void expectNoLease() {
    boolean over =
        home.ledger()
            .jdbc()
            .sql("select bool_and(expires_at < now()) from client_leases")
            .query(Boolean.class)
            .single();
    assertThat(over).isTrue();
  }

  private static void signal(String signal, String pid) throws Exception {
    assertThat(new ProcessBuilder("kill", signal, pid).start().waitFor()).isZero();
  }

  /** What was given back before it forgets it is not Evenkeel's: then it is ended in order. */
  private void killClient(Effect effect) throws Exception {
    RealQbittorrent client = home.filled().client();
    if (effect == Effect.UNTAG_HELD) {
      client.stop();
    } else {
      client.kill();
    }
    client.start();
    remembersForcedSeeds();
    faults().goOn();
  }

  /** From here on a kill makes it forget nothing but the latest. */
  void clientSaves() {
    RealQbittorrent client = home.filled().client();
    client.stop();
    client.start();
    remembersForcedSeeds();
  }

  /**
   * A force-start flag may be in the memory of a client alone. What it forgets by itself of seeds,
   * which nobody touches, is not ours: the user forces them again.
   */
  private void remembersForcedSeeds() {
    FilledClient filled = home.filled();
    String[] forced =
        TorrentGroup.MAM_SEED_FORCED.names().stream().map(filled::hash).toArray(String[]::new);
    Household.awaits(
        "the client remembers",
        () -> {
          filled.user().forces(true, forced);
          assertThat(filled.shown(TorrentGroup.MAM_SEED_FORCED))
              .hasSize(forced.length)
              .allMatch(seed -> seed.state().equals("forcedUP"));
        });
  }

  /** While it is away nothing is started, fetched anew or removed, nor said to be given back. */
  private void unplugsTheDisk() throws Exception {
    Disk disk = new Disk(home.filled());
    Map<String, String> broken = disk.unplugged();
    long returned = returned();
    faults().goOn();
    awaitLooks();
    assertThat(disk.standing()).isEqualTo(broken);
    assertThat(returned()).isEqualTo(returned);
    disk.comesBack();
    remembersForcedSeeds();
  }

  private Disaster lost(Strike strike) {
    AtomicBoolean met = new AtomicBoolean();
    home.proxy()
        .next(
            strike.path(),
            passing -> {
              met.set(true);
              return ProxyFault.loseAnswer().meet(passing);
            });
    return () -> Household.awaits("an answer is lost", () -> assertThat(met).isTrue());
  }

  private Disaster delayed(Strike strike) {
    Hold hold = home.proxy().holdNext(strike.path());
    return new Disaster() {
      @Override
      public void strikes() {
        Household.awaits("a call is held up", () -> assertThat(hold.arrived()).isEqualTo(1));
      }

      @Override
      public void arrives() {
        hold.letGo();
        Household.awaits("it arrives", () -> assertThat(hold.delivered()).isEqualTo(1));
        awaitLooks();
      }
    };
  }

  /** Torrents that nobody waits for any more. */
  private long returned() {
    return home.ledger()
        .jdbc()
        .sql("select count(*) from baselines where field = 'run' and closed_at is not null")
        .query(Long.class)
        .single();
  }

  private void awaitLooks() {
    long look = look();
    Household.awaits("it is looked at", () -> assertThat(look()).isGreaterThan(look + 3));
  }

  private long look() {
    return home.ledger().jdbc().sql("select max(look) from clients").query(Long.class).single();
  }
}
