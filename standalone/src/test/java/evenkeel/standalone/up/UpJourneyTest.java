package evenkeel.standalone.up;

import static evenkeel.standalone.Household.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.simulator.proxy.Hold;
import evenkeel.standalone.Program;
import evenkeel.standalone.Snapshot;
import evenkeel.standalone.UpHousehold;
import evenkeel.standalone.UpProgram;
import evenkeel.standalone.terminal.Terminal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Run for keeps on servers of its own, ended in every way in the middle of an emergency. */
class UpJourneyTest {
  @TempDir Path folder;

  @Test
  void goesOnWhereItWasAfterEverythingWasKilledAndAfterAStop() throws Exception {
    try (UpHousehold home = UpHousehold.in(folder)) {
      home.settings(ownPorts());
      Snapshot atRest = home.snapshot();
      UpProgram first = home.up();
      first.awaitsUp();
      Hold held = home.proxy().holdNext("/api/v2/torrents/stop");
      home.ratioFalls();
      awaits("a stop is under way", () -> assertThat(held.arrived()).isPositive());

      first.killEverything();
      held.letGo();
      UpProgram second = home.up();
      second.awaitsUp();
      awaits("it is frozen", () -> home.door().expectPhase(1, "frozen"));
      awaits("the client shows it", () -> atRest.expectFrozen(home.filled().user()));
      refusesAnother(second);
      awaits("it tells how it stands", this::tellsHowItStands);

      second.end();
      assertThat(second.said()).contains("stopped. What is held stays held");
      assertThat(second.parts()).isEmpty();
      atRest.expectFrozen(home.filled().user());

      home.up().awaitsUp();
      home.ratioRecovers();
      awaits("the emergency is over", () -> home.door().expectState(1, "closed"));
      awaits("the client is as it was", () -> atRest.expectSame(home.snapshot()));
      awaits("the ledger is at rest", () -> home.ledger().expectRest());
      home.ledger().expectNothingDoubled(1, 0);
    }
  }

  @Test
  void namesThePortThatIsTakenAndTheSettingThatMovesIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Files.writeString(
          folder.resolve("evenkeel.yml"),
          """
          accounts: {mam: {cookie: none}}
          clients: {home: {url: "http://127.0.0.1:1", username: u, password: p}}
          %s
          """
              .formatted(
                  ownPorts()
                      .replaceFirst("(?m)^api:.*$", "api: {port: " + taken.getLocalPort() + "}")));

      UpProgram up = UpProgram.start(folder);

      assertThat(up.awaitsEnd()).isEqualTo(1);
      assertThat(up.said())
          .contains("Port " + taken.getLocalPort())
          .contains("is taken by another program")
          .contains("api.port");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data())))
          .isEqualTo("rwx------");
    }
  }

  private void refusesAnother(UpProgram running) throws Exception {
    UpProgram another = UpProgram.start(folder);

    assertThat(another.awaitsEnd()).isEqualTo(1);
    assertThat(another.said()).contains("in use by process " + running.pid());
  }

  private void tellsHowItStands() throws Exception {
    Program told = Program.run(Terminal.class, folder, "status", "--data", data().toString());

    assertThat(told.exitCode()).as(told.said()).isZero();
    assertThat(told.said())
        .contains(
            "mam (act): ratio 0.9",
            "emergency 1, frozen",
            "home: 15 held, 4 seeds started",
            "client home: ");
  }

  private static String ownPorts() {
    return """
    postgres: {port: %d}
    temporal: {port: %d, ui_port: %d}
    api: {port: %d}
    """
        .formatted(
            UpHousehold.freePort(),
            UpHousehold.freePort(),
            UpHousehold.freePort(),
            UpHousehold.freePort());
  }

  private Path data() {
    return folder.resolve("data");
  }
}
