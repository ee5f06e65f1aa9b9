package evenkeel.worker.keeping.model;

import evenkeel.worker.keeping.model.Act.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes stories up; the same seed gives the same story. */
final class Plans {
  private static final List<Kind> OF_A_TORRENT =
      List.of(
          Kind.STOP,
          Kind.STOP,
          Kind.START,
          Kind.START,
          Kind.FORCE,
          Kind.UNFORCE,
          Kind.REMOVE,
          Kind.ADD,
          Kind.ADD,
          Kind.RECHECK,
          Kind.IGNORE,
          Kind.HEED,
          Kind.CATEGORISE,
          Kind.UNTAG,
          Kind.LIMIT,
          Kind.LIMIT,
          Kind.UNLIMIT,
          Kind.COMPLETE,
          Kind.COMPLETE,
          Kind.MOVE,
          Kind.BREAK,
          Kind.BREAK,
          Kind.HEAL);
  private static final List<Kind> OF_THE_CLIENT =
      List.of(
          Kind.SAVE,
          Kind.SAVE,
          Kind.RESTART,
          Kind.CRASH,
          Kind.CRASH,
          Kind.SWAP_PROFILE,
          Kind.LOG_OUT,
          Kind.AWAY,
          Kind.LIMIT_ALL,
          Kind.FAULT,
          Kind.FAULT,
          Kind.NEW_RUN,
          Kind.DEATH,
          Kind.DEATH,
          Kind.DEATH);
  private static final List<Kind> OF_HOLDERS =
      List.of(
          Kind.FREEZE,
          Kind.FREEZE,
          Kind.FREEZE,
          Kind.RELEASE,
          Kind.RELEASE,
          Kind.ORDER,
          Kind.END_ORDER);

  private final Random random;
  private final List<Kind> ofATorrent;
  private final List<Kind> ofTheClient;
  private final List<Kind> ofHolders;

  private Plans(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L);
    boolean all = random.nextInt(3) == 0;
    ofATorrent = all ? OF_A_TORRENT : some(OF_A_TORRENT);
    ofTheClient = all ? OF_THE_CLIENT : some(OF_THE_CLIENT);
    ofHolders = all ? OF_HOLDERS : some(OF_HOLDERS);
  }

  /** Where little can happen, just that happens often, and meets. */
  private List<Kind> some(List<Kind> kinds) {
    List<Kind> some = kinds.stream().filter(kind -> random.nextBoolean()).toList();
    return some.isEmpty() ? kinds : some;
  }

  static Plan of(long seed) {
    Plans plans = new Plans(seed);
    int torrents = Math.min(12, 1 + plans.random.nextInt(20));
    List<Plan.Planted> planted = new ArrayList<>();
    for (int i = 0; i < torrents; i++) {
      planted.add(plans.torrent());
    }
    List<List<Act>> windows = new ArrayList<>();
    int many =
        plans.random.nextInt(4) == 0 ? 3 + plans.random.nextInt(4) : 1 + plans.random.nextInt(3);
    for (int i = 0; i < many; i++) {
      windows.add(plans.window(torrents, i));
    }
    return new Plan(seed, planted, windows);
  }

  private Plan.Planted torrent() {
    boolean stopped = random.nextInt(3) == 0;
    return new Plan.Planted(
        random.nextInt(10) == 0 ? 0 : random.nextInt(3) == 0 ? 2 : 1 + 2 * random.nextInt(2),
        random.nextBoolean(),
        stopped,
        !stopped && random.nextInt(4) == 0,
        random.nextInt(4) == 0,
        odd(random.nextInt(10)));
  }

  private static Plan.Odd odd(int number) {
    return switch (number) {
      case 0 -> Plan.Odd.IGNORED;
      case 1 -> Plan.Odd.LIMITED;
      case 2 -> Plan.Odd.BROKEN;
      case 3 -> Plan.Odd.LACKING;
      default -> Plan.Odd.NONE;
    };
  }

  /** Some torrents each meet something; in some windows also their client, or who claims. */
  private List<Act> window(int torrents, int index) {
    List<Act> acts = new ArrayList<>();
    if (index == 0 || random.nextInt(2) == 0) {
      acts.add(act(index == 0 ? Kind.FREEZE : one(ofHolders), 0));
    }
    for (int torrent = 0; torrent < torrents; torrent++) {
      for (int again = 0; again < 2; again++) {
        if (random.nextInt(again == 0 ? 2 : 10) == 0) {
          acts.add(random.nextInt(acts.size() + 1), act(one(ofATorrent), torrent));
        }
      }
    }
    if (random.nextInt(3) == 0) {
      acts.add(random.nextInt(acts.size() + 1), act(Kind.FAULT, 0));
    }
    for (int more = 0; more < 3; more++) {
      if (random.nextInt(4) == 0) {
        boolean client = random.nextInt(3) != 0;
        acts.add(random.nextInt(acts.size() + 1), act(one(client ? ofTheClient : ofHolders), 0));
      }
    }
    return acts;
  }

  private Act act(Kind kind, int torrent) {
    int after = random.nextInt(3) == 0 ? random.nextInt(25) : 0;
    int rounds = random.nextInt(4) == 0 ? 1 : 0;
    return new Act(kind, torrent, random.nextInt(4096), after, rounds);
  }

  private Kind one(List<Kind> kinds) {
    return kinds.get(random.nextInt(kinds.size()));
  }
}
