package evenkeel.worker.qbittorrent;

import static evenkeel.simulator.qbittorrent.QbittorrentRelease.V5_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import evenkeel.settings.ClientLogin;
import evenkeel.settings.Secret;
import evenkeel.simulator.proxy.ProxyRequest;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.Torrent;
import evenkeel.worker.qbittorrent.session.LoginRefused;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** How real qBittorrents let in, by each way that the settings know. */
@ParameterizedClass
@EnumSource(QbittorrentRelease.class)
class QbittorrentLoginContractTest {
  private static final String LOGIN = "auth/login";

  private final QbittorrentRelease release;
  @TempDir Path folder;
  private ServedClient served;

  QbittorrentLoginContractTest(QbittorrentRelease release) {
    this.release = release;
  }

  @BeforeEach
  void start() {
    served = new ServedClient(release, folder, QbittorrentConfig.quick());
  }

  @AfterEach
  void end() {
    if (served != null) {
      served.close();
    }
  }

  @Test
  void looksAtAClientWithoutTorrentsInASessionOfItsOwnName() {
    var client = served.client();

    assertThat(client.look().torrents()).isEmpty();
    assertThat(client.look().restarted()).isFalse();

    assertThat(client.session().fenced()).isTrue();
    var name = served.isAtLeast(V5_3) ? "QBT_SID_" + served.real.port() : "SID";
    assertThat(served.fence.open()).singleElement().asString().startsWith(name + "=");
    client.session().close();
    assertThat(served.fence.open()).isEmpty();
  }

  @Test
  void sendsAWrongPasswordOnceInTenRestarts() {
    IntStream.range(0, 10)
        .mapToObj(_ -> served.client(served.password("wrong")))
        .forEach(wrong ->
            assertThatThrownBy(wrong::look)
                .isInstanceOf(LoginRefused.class)
                .hasMessageContaining("password"));

    assertThat(served.proxy.count(LOGIN)).isEqualTo(1);
    assertThat(served.client().look().torrents()).isEmpty();
  }

  @Test
  void tellsABanFromAWrongPasswordAndAWrongHostFromBoth() {
    var before = served.client();
    before.look();
    served.user.setsPreferences(Map.of("web_ui_domain_list", "elsewhere"));
    assertThatThrownBy(served.clientAt("http://localhost:" + served.real.port())::look)
        .isInstanceOf(LoginRefused.class)
        .hasMessageContaining("Server domains");
    assertThat(served.fence.diary()).doesNotContain("refused");

    IntStream.range(0, 6)
        .mapToObj(each -> served.client(served.password("wrong" + each)))
        .forEach(wrong -> assertThatThrownBy(wrong::look).isInstanceOf(LoginRefused.class));

    assertThatThrownBy(served.client()::look)
        .isInstanceOfSatisfying(LoginRefused.class, e -> assertThat(e.banned()).isTrue())
        .hasMessageContaining("banned");
    assertThat(before.look().torrents()).isEmpty();
  }

  @Test
  void logsInByBasicOnceAndThenShowsItsSession() {
    var basic =
        served.client(
            new ClientLogin.Basic(served.real.username(), new Secret(served.real.password())));

    if (!served.isAtLeast(V5_3)) {
      assertThatThrownBy(basic::look)
          .isInstanceOf(LoginRefused.class)
          .hasMessageContaining("5.2 or newer");
      return;
    }
    basic.look();
    basic.look();

    assertThat(basic.session().fenced()).isTrue();
    assertThat(served.fence.open()).hasSize(1);
    assertThat(served.proxy.requests())
        .filteredOn(request -> authorization(request) != null)
        .hasSize(1);
    basic.session().rotate();
    assertThat(basic.look().restarted()).isFalse();
  }

  @Test
  void sendsAWrongPasswordByBasicOnceInTenRestarts() {
    IntStream.range(0, 10)
        .mapToObj(
            _ -> served.client(new ClientLogin.Basic(served.real.username(), new Secret("wrong"))))
        .forEach(wrong -> assertThatThrownBy(wrong::look).isInstanceOf(LoginRefused.class));

    assertThat(served.proxy.requests())
        .filteredOn(request -> authorization(request) != null)
        .hasSize(1);
  }

  @Test
  void worksWithAnApiKeyWhereThereIsOneAndSaysSoWhereThereIsNone() {
    var keyed = served.client(new ClientLogin.ApiKey(new Secret(key())));

    if (!served.isAtLeast(V5_3)) {
      assertThatThrownBy(keyed::look)
          .isInstanceOf(LoginRefused.class)
          .hasMessageContaining("5.2 or newer");
      return;
    }
    assertThat(keyed.session().fenced()).isFalse();
    var torrent = MadeTorrent.named("tide", 2048);
    served.user.adds(served.order(), torrent);
    assertThat(keyed.look().torrents()).extracting(Torrent::hash).containsExactly(torrent.hash());
    keyed.orders().stop(List.of(torrent.hash()));

    served.user.awaits(torrent.hash(), shown -> shown.stopped());
    assertThat(served.fence.open()).isEmpty();
    assertThat(served.proxy.count(LOGIN)).isZero();
    IntStream.range(0, 6)
        .mapToObj(each -> served.client(new ClientLogin.ApiKey(new Secret("qbt_wrong" + each))))
        .forEach(wrong ->
            assertThatThrownBy(wrong::look)
                .isInstanceOf(LoginRefused.class)
                .hasMessageContaining("API key"));
    assertThat(served.client().look().torrents()).as("no ban follows").hasSize(1);
  }

  @Test
  void keepsOneSessionAtAClientThatAsksForNoLogin() {
    served.user.setsPreferences(Map.of("bypass_local_auth", true));
    var free = served.client(new ClientLogin.None());

    free.look();
    assertThat(free.session().fenced()).isFalse();
    assertThat(free.look().restarted()).isFalse();
    assertThat(served.fence.open()).hasSize(1);
    assertThat(served.proxy.count(LOGIN)).isZero();
    served.client(served.password("any")).session().takeOver();

    assertThat(free.look().restarted()).isTrue();
    assertThat(free.look().restarted()).isFalse();
  }

  @Test
  void saysThatALoginIsAskedForWhereTheSettingsKnowNone() {
    var none = served.client(new ClientLogin.None());

    assertThatThrownBy(none::look)
        .isInstanceOf(LoginRefused.class)
        .hasMessageContaining("login: none");

    served.user.setsPreferences(Map.of("bypass_local_auth", true));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(none.look().torrents()).isEmpty());
  }

  /** Made by a person where there are such keys. */
  private String key() {
    return served.isAtLeast(V5_3)
        ? served.user.does("app/rotateAPIKey", Map.of()).replaceAll(".*\"(qbt_[^\"]*)\".*", "$1")
        : "qbt_none";
  }

  private static @Nullable Object authorization(ProxyRequest request) {
    return request.headers().get("Authorization");
  }
}
