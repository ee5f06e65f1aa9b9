package evenkeel.worker.keeping.model.fake;

import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import evenkeel.worker.keeping.model.client.NewTorrent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One torrent as it truly stands in the client, which is not always what is shown of it. */
final class FakeTorrent implements ClientTorrent {
  private static final long SIZE = 4096;
  private static final double RATIO = 1;
  private static final long NEVER = Long.MAX_VALUE;

  /** What hides whether a torrent is stopped or complete. */
  enum Mask {
    NONE,
    CHECKING,
    MOVING,
    ERROR,
    MISSING,
    METADATA
  }

  private final NewTorrent made;
  private final String hash;
  private final long addedOn;
  boolean complete;
  Mask mask = Mask.NONE;

  Mutable state = new Mutable(true, false, Set.of(), "", ShareLimits.global());

  /** A check that was broken off by a stop: shown as nothing until it is started again. */
  private boolean interrupted;

  /** What flows, if that matters to the story. */
  @Nullable Transfer transfer;

  private boolean stopsAfterCheck;
  private long maskedUntil = NEVER;
  private long loadingUntil;

  /** Whether the queue lets it wait. */
  boolean waits;

  FakeTorrent(NewTorrent made, long addedOn) {
    this.made = made;
    this.addedOn = addedOn;
    hash = made.hash();
    complete = made.complete();
  }

  /** What a crash brings back as it was a while ago. */
  record Mutable(
      boolean stopped, boolean forced, Set<String> tags, String category, ShareLimits limits) {

    Mutable running(boolean force) {
      return new Mutable(false, force, tags, category, limits);
    }

    Mutable halted() {
      return new Mutable(true, false, tags, category, limits);
    }

    Mutable tagged(Set<String> changed) {
      return new Mutable(stopped, forced, changed, category, limits);
    }

    Mutable in(String changed) {
      return new Mutable(stopped, forced, tags, changed, limits);
    }

    Mutable limited(ShareLimits changed) {
      return new Mutable(stopped, forced, tags, category, changed);
    }
  }

  @Override
  public String hash() {
    return hash;
  }

  @Override
  public long addedOn() {
    return addedOn;
  }

  @Override
  public Set<String> trackers() {
    return made.trackers();
  }

  @Override
  public double ratio() {
    return RATIO;
  }

  @Override
  public Run run() {
    if (state.stopped() || stopsAfterCheck) {
      return Run.STOPPED;
    }
    return state.forced() ? Run.FORCED : Run.NORMAL;
  }

  /** One without metadata shows when it is stopped. */
  @Override
  public boolean masked() {
    return mask != Mask.NONE && !(mask == Mask.METADATA && state.stopped());
  }

  @Override
  public boolean shownComplete() {
    return complete && !interrupted && mask != Mask.METADATA;
  }

  @Override
  public Set<String> tags() {
    return state.tags();
  }

  @Override
  public String category() {
    return state.category();
  }

  @Override
  public ShareLimits limits() {
    return state.limits();
  }

  /** Stops; a check is broken off. */
  void stop() {
    if (mask == Mask.CHECKING) {
      mask = Mask.NONE;
      interrupted = true;
      stopsAfterCheck = false;
    }
    state = state.halted();
  }

  /** Starts, whatever it was before; an error is cleared, lost files are looked for again. */
  void start(boolean force, long now) {
    stopsAfterCheck = false;
    state = state.running(force);
    if (mask == Mask.ERROR) {
      mask = Mask.NONE;
    }
    if (interrupted) {
      check(now);
    }
  }

  /** A stopped one is started for the check, and stops by itself. */
  void recheck(long now) {
    if (mask == Mask.METADATA) {
      return;
    }
    stopsAfterCheck = run() == Run.STOPPED;
    state = state.running(state.forced() && !stopsAfterCheck);
    check(now);
  }

  private void check(long now) {
    interrupted = false;
    mask = Mask.CHECKING;
    maskedUntil = now + 700 + hash.charAt(1) % 4 * 1500L;
  }

  void mask(Mask changed, long until) {
    endMask();
    mask = changed;
    maskedUntil = until;
  }

  /** The disk is there again, the metadata have come. */
  void heal() {
    if (mask == Mask.ERROR || mask == Mask.MISSING || mask == Mask.METADATA) {
      mask = Mask.NONE;
    }
  }

  void load(long until) {
    loadingUntil = until;
    if (mask == Mask.CHECKING || mask == Mask.MOVING) {
      endMask();
    }
  }

  void tick(long now) {
    if ((mask == Mask.CHECKING || mask == Mask.MOVING) && now >= maskedUntil) {
      endMask();
    }
    if (transfer != null) {
      transfer.pass(now, !state.stopped() && !masked());
      complete = transfer.complete();
    }
  }

  private void endMask() {
    mask = Mask.NONE;
    maskedUntil = NEVER;
    if (stopsAfterCheck) {
      stopsAfterCheck = false;
      state = state.halted();
    }
  }

  /** Whether it will show something else by itself. */
  boolean changing(long now) {
    return mask == Mask.CHECKING || mask == Mask.MOVING || now < loadingUntil || transfer != null;
  }

  boolean atLimit(ShareLimits client) {
    ShareLimits limits = state.limits().within(client);
    return limits.ratio() >= 0 && RATIO >= limits.ratio();
  }

  /** What the client shows of it once it refreshes. */
  Map<String, Object> shown(long now) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("infohash_v1", hash);
    fields.put("infohash_v2", "");
    fields.put("added_on", addedOn);
    fields.put("name", "Invented Book " + hash.substring(0, 4));
    fields.put("state", shownState(now));
    fields.put("force_start", state.forced() && !state.stopped());
    fields.put("category", state.category());
    fields.put("tags", String.join(", ", new TreeSet<>(state.tags())));
    fields.put("ratio", RATIO);
    fields.put("seeding_time", 600);
    fields.put("size", mask == Mask.METADATA ? -1 : SIZE);
    fields.put("amount_left", amountLeft());
    fields.put("ratio_limit", state.limits().ratio());
    fields.put("seeding_time_limit", state.limits().seedingMinutes());
    fields.put("inactive_seeding_time_limit", state.limits().inactiveMinutes());
    if (transfer != null) {
      transfer.show(fields);
    }
    return fields;
  }

  private long amountLeft() {
    return shownComplete() && mask != Mask.CHECKING ? 0 : SIZE;
  }

  /** In the order in which qBittorrent decides. */
  private String shownState(long now) {
    if (now < loadingUntil) {
      return "checkingResumeData";
    }
    return switch (mask) {
      case MOVING -> "moving";
      case MISSING -> "missingFiles";
      case ERROR -> "error";
      case METADATA -> state.stopped() ? "stoppedDL" : state.forced() ? "forcedMetaDL" : "metaDL";
      case CHECKING -> complete ? "checkingUP" : "checkingDL";
      case NONE -> word() + (shownComplete() ? "UP" : "DL");
    };
  }

  private String word() {
    if (state.stopped()) {
      return "stopped";
    }
    if (state.forced()) {
      return "forced";
    }
    return waits || made.queued() ? "queued" : "stalled";
  }
}
