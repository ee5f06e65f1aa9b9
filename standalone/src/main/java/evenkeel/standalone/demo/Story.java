package evenkeel.standalone.demo;

import evenkeel.standalone.demo.Restoration.UsersActs;
import evenkeel.standalone.supervisor.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The story itself: an account falls, Evenkeel holds what endangers it, and gives it back. */
final class Story {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final UsersActs ACTS =
      new UsersActs(
          "mam-downloading-01",
          "mam-seeding-01",
          "mam-addable-01",
          "mam-finishable-01",
          "mam-downloading-02");

  private final Narrator narrator;
  private final OutsideProgram outside;
  private final Supervisor supervisor;
  private final Ledger ledger;
  private final Json api;

  Story(Narrator narrator, OutsideProgram outside, Supervisor supervisor, Ledger ledger, Json api) {
    this.narrator = narrator;
    this.outside = outside;
    this.supervisor = supervisor;
    this.ledger = ledger;
    this.api = api;
  }

  /** Plays it; answers whether everything is as it must be. */
  boolean play() throws Exception {
    List<Torrent> before = calm();
    fall();
    dieInTheMiddle();
    List<Torrent> during = frozen();
    userActs();
    recover();
    return end(new Restoration(before, during, settled(before)));
  }

  private List<Torrent> calm() throws Exception {
    narrator.chapter("The account is well");
    Await.until("a reading is stored", PATIENCE, () -> !ledger.lastReading().equals("none"));
    narrator.says("Evenkeel", ledger.lastReading());
    outside.books(360, 327);
    narrator.says("tracker", "books a large download: 360 GiB up, 327 GiB down");
    Await.until("a warning", PATIENCE, () -> ledger.lastReading().endsWith("warning"));
    narrator.says("Evenkeel", ledger.lastReading() + ": told, nothing done");
    List<Torrent> before = outside.torrents();
    narrator.says("qBittorrent", summary(before));
    return before;
  }

  private void fall() throws Exception {
    narrator.chapter("The account falls");
    outside.books(360, 367);
    narrator.says("tracker", "books more: 360 GiB up, 367 GiB down");
    Await.until("an emergency", PATIENCE, () -> ledger.lastReading().endsWith("emergency"));
    narrator.says("Evenkeel", ledger.lastReading());
    narrator.says("Evenkeel", "freezes; its story: " + story());
  }

  private String story() {
    return supervisor.temporalUi() + "/namespaces/evenkeel/workflows/emergency%2Fmam";
  }

  /** As soon as a first call was written down as sent, and before the last. */
  private void dieInTheMiddle() throws Exception {
    Await.until("the freeze has begun", PATIENCE, () -> ledger.sent() > 0);
    long killed = supervisor.killApplication().orElseThrow(() -> new StoryFailed("nobody to kill"));
    int sent = ledger.sent();
    int claimed = ledger.claimed();
    narrator.says(
        "you", "SIGKILL to Evenkeel, process %d, in the middle of the freeze".formatted(killed));
    narrator.says("ledger", "%d of %d torrents written down as sent".formatted(sent, claimed));
    if (sent >= claimed) {
      throw new StoryFailed("the application died too late: the freeze was already over");
    }
    long pid = supervisor.awaitApplication();
    narrator.says("Evenkeel", "is back as process " + pid + " and goes on");
  }

  private List<Torrent> frozen() throws Exception {
    awaitPhase("frozen");
    awaitClient("everything claimed is in place", client -> client.path("pending").asInt() == 0);
    narrator.says("Evenkeel", "frozen: " + counts());
    List<Torrent> during = outside.torrents();
    narrator.says("qBittorrent", summary(during));
    return during;
  }

  private void userActs() throws Exception {
    narrator.chapter("Meanwhile the user goes on living");
    act("start", ACTS.started(), "starts");
    act("start", ACTS.finished(), "starts");
    act("stop", ACTS.stopped(), "stops a seed:");
    act("delete", ACTS.removed(), "removes");
    act("add", ACTS.added(), "adds");
    awaitClient(
        "the user's acts are understood and the new torrent is swept up",
        client ->
            client.path("ceded").asInt() == 2
                && client.path("parked").asInt() == 1
                && torrent(ACTS.added()).stopped());
    act("finish", ACTS.finished(), "lifts the limit, so that it finishes, of");
    Await.until("the download is complete", PATIENCE, () -> torrent(ACTS.finished()).complete());
    narrator.says("Evenkeel", "leaves what is the user's, sweeps up what is new: " + counts());
    narrator.says("qBittorrent", summary(outside.torrents()));
  }

  private void act(String act, String name, String words) {
    outside.user(act, name);
    narrator.says("user", words + " " + name);
  }

  private void recover() throws Exception {
    narrator.chapter("The account recovers");
    outside.books(390, 367.1);
    narrator.says("tracker", "books upload: 390 GiB up, 367 GiB down");
    Await.until("a reading at recovery", PATIENCE, () -> ledger.lastReading().contains("1.06"));
    narrator.says("Evenkeel", ledger.lastReading() + "; two in a row end it");
    Await.until("the row is closed", PATIENCE, () -> state().equals("closed"));
    narrator.says("Evenkeel", "releases, " + ledger.open() + " torrents to give back");
    Await.until("everything is given back", PATIENCE, () -> ledger.open() == 0);
    Await.until("no tag is left", PATIENCE, () -> tagged() == 0);
    narrator.says("qBittorrent", summary(outside.torrents()));
  }

  /** What ran before does not wait in the queue any more; its place there is qBittorrent's. */
  private List<Torrent> settled(List<Torrent> before) throws Exception {
    Set<String> ran =
        before.stream().filter(one -> !one.queued()).map(Torrent::name).collect(Collectors.toSet());
    Await.until(
        "the queue has settled",
        PATIENCE,
        () ->
            outside.torrents().stream().noneMatch(one -> one.queued() && ran.contains(one.name())));
    return outside.torrents();
  }

  private boolean end(Restoration restoration) {
    narrator.chapter("Before, during and after, by qBittorrent's own words");
    restoration.table(ACTS).forEach(narrator::line);
    JsonNode site = outside.site();
    narrator.line("");
    narrator.line(
        "tracker site: %d requests, never two at once: %s"
            .formatted(site.path("requests").asInt(), !site.path("overlapped").asBoolean()));
    List<String> faults = restoration.faults(ACTS);
    faults.forEach(fault -> narrator.line("NOT AS IT MUST BE: " + fault));
    narrator.line(
        faults.isEmpty()
            ? "Everything is exactly as it was, and what the user did meanwhile is the user's."
            : faults.size() + " torrents are not as they must be.");
    return faults.isEmpty();
  }

  private long tagged() {
    return outside.torrents().stream().filter(one -> one.tags().contains("evenkeel-held")).count();
  }

  private Torrent torrent(String name) throws StoryFailed {
    return outside.torrents().stream()
        .filter(one -> one.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new StoryFailed(name + " is gone"));
  }

  private JsonNode emergency() {
    return api.get("/api/accounts/mam/emergency");
  }

  private String state() {
    return emergency().path("state").asString("");
  }

  private void awaitPhase(String phase) throws Exception {
    Await.until(
        "the emergency is " + phase,
        PATIENCE,
        () -> emergency().path("story").path("phase").asString("").equals(phase));
  }

  /** Something that a client's report says. */
  private interface Expected {
    boolean of(JsonNode client) throws StoryFailed;
  }

  private void awaitClient(String what, Expected expected) throws Exception {
    Await.until(what, PATIENCE, () -> expected.of(client()));
  }

  private JsonNode client() {
    JsonNode clients = emergency().path("story").path("clients");
    return clients.isArray() && !clients.isEmpty() ? clients.get(0) : clients;
  }

  private String counts() {
    JsonNode client = client();
    return "%d held, %d seeds started, %d the user's, %d gone"
        .formatted(
            client.path("stopped").asInt(),
            client.path("started").asInt(),
            client.path("ceded").asInt(),
            client.path("parked").asInt());
  }

  private static String summary(List<Torrent> torrents) {
    return "%d torrents; of the account %d downloads run, %d stand still, %d seeds run, %d stand still"
        .formatted(
            torrents.size(),
            count(torrents, one -> one.ofAccount() && !one.complete() && !one.stopped()),
            count(torrents, one -> one.ofAccount() && !one.complete() && one.stopped()),
            count(torrents, one -> one.ofAccount() && one.complete() && !one.stopped()),
            count(torrents, one -> one.ofAccount() && one.complete() && one.stopped()));
  }

  private static long count(List<Torrent> torrents, Predicate<Torrent> which) {
    return torrents.stream().filter(which).count();
  }
}
