package evenkeel.worker.keeping.queue;

import evenkeel.keeping.ClaimRule;
import evenkeel.keeping.KeptField;
import evenkeel.torrent.QueueLimit;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How far the limits of a queue let seeds run in one look, and how far they may be raised. */
public final class Headroom {
  private final Map<Long, QueuePreference> known;
  private final Map<Long, QueueLimit> shown;
  private final Map<Long, KeptField<QueueLimit>> kept = new HashMap<>();
  private final Line line;
  private final boolean spared;

  /**
   * @param known which preference each limit is, by generation
   * @param shown the limits as the client has them
   * @param kept those that are kept
   * @param resting whether the limit of all torrents was taken back a short while ago
   */
  public Headroom(
      Map<Long, QueuePreference> known,
      Map<Long, QueueLimit> shown,
      List<Kept<QueueLimit>> kept,
      Line line,
      boolean resting) {
    this.known = known;
    this.shown = shown;
    kept.forEach(one -> this.kept.put(one.generation(), one.field()));
    this.line = line;
    spared = resting || downloadsWait();
  }

  Map<Long, QueueLimit> shown() {
    return shown;
  }

  Line line() {
    return line;
  }

  /** The limit of all torrents. */
  long torrents() {
    return shown.keySet().stream().filter(this::ofTorrents).findFirst().orElseThrow();
  }

  /** Whether downloads run, or would, by a raise of the limit of all torrents. */
  boolean downloadsWait() {
    return line.downloadsWaitFor(before(torrents()));
  }

  /** What keeps any limit, whosever seeds wait, from being raised now. */
  public Optional<QueueObstacle> obstacle() {
    if (kept.values().stream().anyMatch(one -> one.refusal() != null)) {
      return Optional.of(QueueObstacle.GIVEN_UP);
    }
    if (line.limited()) {
      return Optional.of(QueueObstacle.SHARE_LIMIT);
    }
    return spared ? Optional.of(QueueObstacle.DOWNLOADS) : Optional.empty();
  }

  /** How many seeds of a rule wait. */
  public int waiting(ClaimRule rule, Collection<Sighting> sightings) {
    return Seeds.of(rule, sightings, line).waiting();
  }

  /** What seeds of a rule need beyond what the client has, once each free place is taken. */
  public List<Raise> raises(ClaimRule rule, Collection<Sighting> sightings) {
    List<Raise> raises = new ArrayList<>();
    letIn(Seeds.of(rule, sightings, line))
        .forEach((generation, need) -> {
          if (!need.equals(limit(generation))) {
            QueuePreference preference = Objects.requireNonNull(known.get(generation));
            raises.add(new Raise(preference, limit(generation), need));
          }
        });
    raises.sort(Comparator.comparing(Raise::preference));
    return raises;
  }

  /** What a limit was before anyone raised it. */
  QueueLimit before(long generation) {
    KeptField<QueueLimit> field = kept.get(generation);
    return field == null ? limit(generation) : field.baseline();
  }

  /** Whether a seed can wait for one of the limits: one that is not reached keeps nothing back. */
  boolean reached() {
    return shown.keySet().stream().anyMatch(this::reached);
  }

  /** Whether more seeds can run by a raise of those limits that may be raised. */
  boolean helps() {
    return reached() && !(spared && reached(torrents()));
  }

  /** What these seeds need of each limit that is to be raised for them, or is raised already. */
  Map<Long, QueueLimit> letIn(Seeds seeds) {
    Map<Long, QueueLimit> needed = new HashMap<>();
    shown.forEach((generation, now) -> {
      if (mayBeRaised(generation)) {
        QueueLimit need = seeds.letIn(now, before(generation), running(generation));
        if (kept.containsKey(generation) || !need.equals(now)) {
          needed.put(generation, need);
        }
      }
    });
    return needed;
  }

  /** What these seeds, which run by another's raise, need to run on. */
  Map<Long, QueueLimit> letOn(Seeds seeds) {
    Map<Long, QueueLimit> needed = new HashMap<>();
    shown.forEach((generation, now) -> {
      if (mayBeRaised(generation)) {
        needed.put(generation, seeds.letOn(now, before(generation)));
      }
    });
    return needed;
  }

  private boolean mayBeRaised(long generation) {
    return !limit(generation).unlimited() && !(spared && ofTorrents(generation));
  }

  private boolean reached(long generation) {
    QueueLimit limit = limit(generation);
    return !limit.unlimited() && running(generation) >= limit.most();
  }

  private int running(long generation) {
    return ofTorrents(generation) ? line.active() : line.seeding();
  }

  private boolean ofTorrents(long generation) {
    return known.get(generation) == QueuePreference.MAX_ACTIVE_TORRENTS;
  }

  private QueueLimit limit(long generation) {
    return Objects.requireNonNull(shown.get(generation));
  }
}
