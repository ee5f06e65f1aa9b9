package evenkeel.worker.qbittorrent;

import static evenkeel.simulator.qbittorrent.QbittorrentRelease.V5_3;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.LoopbackServer;
import evenkeel.simulator.proxy.ProxyFault;
import evenkeel.simulator.qbittorrent.QbittorrentConfig;
import evenkeel.simulator.qbittorrent.QbittorrentRelease;
import evenkeel.simulator.torrent.MadeTorrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.effect.CollectionEffects;
import evenkeel.worker.qbittorrent.session.OutcomeUnknown;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What others may want of a client: to add, see and delete torrents; on real ones. */
@ParameterizedClass
@EnumSource(QbittorrentRelease.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init") // made for each release
class QbittorrentOperationsContractTest {
  private static final String ADD = "torrents/add";
  private static final String DELETE = "torrents/delete";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Parameter QbittorrentRelease release;
  private ServedClient served;
  private QbittorrentClient client;
  private CollectionEffects effects;

  @BeforeParameterizedClassInvocation(injectArguments = false)
  void start(@TempDir Path folder) {
    served = new ServedClient(release, folder, QbittorrentConfig.quick());
    client = served.client();
    client.session().takeOver();
    effects = new CollectionEffects(client);
  }

  @AfterParameterizedClassInvocation
  void end() {
    if (served != null) {
      client.session().close();
      served.close();
    }
  }

  @Test
  void addsAFileStoppedIntoACategoryAndAFolder() {
    var torrent = MadeTorrent.named("book", 2048);
    var folder = served.real.downloads().resolve("books");

    var added = effects.add(new Addition(file(torrent), "audio books", folder, true, false));

    assertThat(added).isEqualTo(taken(torrent));
    var status = awaits(torrent, shown -> shown.state() == TorrentState.STOPPED);
    assertThat(status.category()).isEqualTo("audio books");
    assertThat(Path.of(status.savePath())).isEqualTo(folder);
    assertThat(status.size()).isEqualTo(2048);
    assertThat(status.amountLeft()).isEqualTo(2048);
    assertThat(status.progress()).isZero();
    assertThat(status.completedAt()).isNull();
  }

  @Test
  void startsOrStopsWhateverTheClientDoesByItself() {
    var running = MadeTorrent.named("running", 2048);
    var standing = MadeTorrent.named("standing", 2048);
    served.user.setsPreferences(addsStopped(true));

    effects.add(new Addition(file(running), "", null, false, false));
    awaits(running, shown -> shown.state() == TorrentState.STALLED);

    served.user.setsPreferences(addsStopped(false));
    effects.add(new Addition(file(standing), "", null, true, false));
    awaits(standing, shown -> shown.state() == TorrentState.STOPPED);
  }

  @Test
  void addsWhatIsThereAlreadyWithoutReadingIt() {
    var torrent = MadeTorrent.named("kept", 2048);
    torrent.writeContent(served.real.downloads());

    effects.add(new Addition(file(torrent), "", served.real.downloads(), false, true));

    var status = awaits(torrent, shown -> shown.progress() == 1);
    assertThat(status.amountLeft()).isZero();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client.torrent(torrent.hash()).orElseThrow().completedAt() != null);
  }

  @Test
  void addsAMagnet() {
    var torrent = MadeTorrent.named("far", 2048);

    var added = effects.add(new Addition(link(torrent.magnet()), "", null, false, false));

    assertThat(added).isInstanceOf(Added.Taken.class);
    var status = awaits(torrent, shown -> shown.state() == TorrentState.DOWNLOADING);
    assertThat(status.size()).isZero();
  }

  @Test
  void addsWhatTheClientFetchesItself() {
    var torrent = MadeTorrent.named("fetched", 2048);
    try (var server =
        new LoopbackServer(
            "127.0.0.1",
            exchange ->
                Answer.of(200, "application/x-bittorrent", torrent.bytes()).sendTo(exchange))) {
      var added =
          effects.add(new Addition(link(server.url() + "/x.torrent"), "", null, true, false));

      assertThat(added).isInstanceOf(Added.Taken.class);
      awaits(torrent, shown -> shown.state() == TorrentState.STOPPED);
    }
  }

  @Test
  void tellsThatNothingWasAdded() {
    var torrent = MadeTorrent.named("twice", 2048);
    var addition = new Addition(file(torrent), "", null, true, false);
    effects.add(addition);
    awaits(torrent, _ -> true);

    assertThat(effects.add(addition)).isInstanceOf(Added.Refused.class);
    var rubbish = new Addition.File("rubbish".getBytes(StandardCharsets.UTF_8));
    assertThat(effects.add(new Addition(rubbish, "", null, true, false)))
        .isInstanceOf(Added.Refused.class);
  }

  @Test
  void leavesOpenWhatBecameOfAnAdditionWhoseAnswerWasLost() {
    var torrent = MadeTorrent.named("unsure", 2048);
    var before = served.proxy.count(ADD);
    served.proxy.next(ADD, ProxyFault.loseAnswer());

    assertThatThrownBy(() -> effects.add(new Addition(file(torrent), "", null, true, false)))
        .isInstanceOf(OutcomeUnknown.class);

    awaits(torrent, shown -> shown.state() == TorrentState.STOPPED);
    assertThat(served.proxy.count(ADD)).isEqualTo(before + 1);
  }

  @Test
  void deletesWithAndWithoutFiles() {
    var with = seed("with");
    var without = seed("without");

    assertThat(effects.delete(List.of(with.hash()), true)).isEmpty();
    assertThat(effects.delete(List.of(without.hash()), false)).isEmpty();

    await().atMost(Duration.ofMinutes(1)).until(() -> !Files.exists(data(with)));
    assertThat(data(without)).exists();
    assertThat(client.torrent(with.hash())).isEmpty();
  }

  @Test
  void readsBackADeletionWhoseAnswerWasLostAndNeverRepeatsIt() {
    var gone = seed("gone");
    var kept = seed("kept on");
    var before = served.proxy.count(DELETE);

    served.proxy.next(DELETE, ProxyFault.loseAnswer());
    assertThat(effects.delete(List.of(gone.hash()), false)).isEmpty();
    served.proxy.next(DELETE, ProxyFault.refuse());
    assertThat(effects.delete(List.of(kept.hash()), false)).containsExactly(kept.hash());

    assertThat(served.proxy.count(DELETE)).isEqualTo(before + 2);
  }

  @Test
  void readsBackADeletionThatWasHeldUpAndLetsItArriveNoMore() {
    var kept = seed("held up");
    var hold = served.proxy.holdNext(DELETE);
    var deleting = CompletableFuture.supplyAsync(() -> effects.delete(List.of(kept.hash()), true));
    await().atMost(PATIENCE).until(() -> hold.arrived() == 1);

    client.session().abort();
    assertThat(deleting.join()).containsExactly(kept.hash());
    hold.letGo();

    await().atMost(PATIENCE).until(() -> hold.delivered() == 1);
    assertThat(client.torrent(kept.hash())).isPresent();
    assertThat(data(kept)).exists();
  }

  @Test
  void findsTorrentsByWhatTheyAre() {
    var one = MadeTorrent.named("one of a kind", 2048);
    effects.add(new Addition(file(one), "kind", null, true, false));
    var other = seed("other");
    awaits(one, shown -> shown.state() == TorrentState.STOPPED);
    served.user.tags("mine", one.hash());
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !client.torrents(TorrentFilter.ALL.tag("mine")).isEmpty());

    assertThat(client.torrents(TorrentFilter.ALL.category("kind")))
        .extracting(TorrentStatus::hash)
        .containsExactly(one.hash());
    assertThat(client.torrents(TorrentFilter.ALL.state(TorrentState.STOPPED)))
        .extracting(TorrentStatus::hash)
        .contains(one.hash())
        .doesNotContain(other.hash());
    assertThat(client.torrents(TorrentFilter.of(List.of(one.hash(), other.hash())).tag("mine")))
        .singleElement()
        .satisfies(shown -> assertThat(shown.tags()).containsExactly("mine"));
    assertThat(client.torrents(TorrentFilter.of(List.of()))).isEmpty();
    assertThat(client.torrent("00000000000000000000000000000000deadbeef")).isEmpty();
  }

  @Test
  void tellsWhereItSavesAndWhatItMoves() {
    assertThat(Path.of(client.defaultSavePath())).isEqualTo(served.real.downloads());

    client.look();
    var server = client.server();

    assertThat(server.connection()).isNotNull();
    assertThat(server.downloadRate()).isNotNegative();
    assertThat(Objects.requireNonNull(server.lasting()).free()).isPositive();
  }

  private MadeTorrent seed(String name) {
    var torrent = MadeTorrent.named(name, 2048);
    torrent.writeContent(served.real.downloads());
    served.user.adds(served.order().unchecked(), torrent);
    awaits(torrent, shown -> shown.progress() == 1);
    return torrent;
  }

  private Path data(MadeTorrent torrent) {
    return served.real.downloads().resolve(torrent.name());
  }

  private TorrentStatus awaits(MadeTorrent torrent, Predicate<TorrentStatus> expected) {
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client.torrent(torrent.hash()).filter(expected).isPresent());
    return client.torrent(torrent.hash()).orElseThrow();
  }

  /** Later versions say what they have added. */
  private Added taken(MadeTorrent torrent) {
    return new Added.Taken(served.isAtLeast(V5_3) ? Set.of(torrent.hash()) : Set.of(), false);
  }

  /** The preference was renamed; a name that a client does not know is ignored. */
  private static Map<String, Boolean> addsStopped(boolean value) {
    return Map.of("start_paused_enabled", value, "add_stopped_enabled", value);
  }

  private static Addition.File file(MadeTorrent torrent) {
    return new Addition.File(torrent.bytes());
  }

  private static Addition.Link link(@Nullable String url) {
    return new Addition.Link(String.valueOf(url));
  }
}
