package evenkeel.worker.restore;

import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.worker.keeping.KeeperFactory;
import evenkeel.worker.keeping.ledger.LeasesLedger;
import evenkeel.worker.keeping.look.Keeper;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import evenkeel.worker.restore.Held.State;
import evenkeel.worker.secret.SealException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Gives back what is held at one client, from look to look, until nothing is left or moves. */
final class ClientRestoration {
  /** Looks after which a client that is not loading counts as settled, and one to judge it by. */
  private static final int LEAST_LOOKS = 3;

  private static final Duration STARTS_ARE_COUNTED_FOR = Duration.ofMinutes(1);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final HeldLedger held;
  private final LeasesLedger leases;
  private final KeeperFactory keepers;
  private final KeepingSettings keeping;
  private final Consumer<String> told;
  private final InstantSource clock = InstantSource.system();

  ClientRestoration(
      HeldLedger held,
      LeasesLedger leases,
      KeeperFactory keepers,
      KeepingSettings keeping,
      Consumer<String> told) {
    this.held = held;
    this.leases = leases;
    this.keepers = keepers;
    this.keeping = keeping;
    this.told = told;
  }

  /** What cannot be given back now is told in the result; running it again is always safe. */
  Returned restore(ClientSettings client) {
    String id = client.id();
    List<Long> before = held.at(id).stream().map(Held::baseline).toList();
    if (before.isEmpty() && !held.tagged(id)) {
      return new Returned(id, 0, 0, List.of(), null);
    }
    String trouble;
    try (SeizedLease lease = new SeizedLease(id, leases, keeping.lease())) {
      trouble = restore(client, lease);
    }
    return new Returned(
        id, held.closed(before, "restored"), held.closed(before, "ceded"), held.at(id), trouble);
  }

  /** Answers what came in the way; null when nothing did. */
  private @Nullable String restore(ClientSettings client, SeizedLease lease) {
    Keeper keeper = keepers.keeper(lease.tenancy(), client);
    try {
      held.allowLogin(client.id());
      settle(client.id(), keeper, lease);
      keeper.close();
      return null;
    } catch (QbittorrentTrouble | SealException | IllegalStateException trouble) {
      return trouble.getMessage();
    }
  }

  private void settle(String client, Keeper keeper, SeizedLease lease) {
    Duration patience = STARTS_ARE_COUNTED_FOR.plus(keeping.patience().multipliedBy(2));
    List<Held> last = List.of();
    var moved = clock.instant();
    for (int looks = 1; clock.instant().isBefore(moved.plus(patience)); looks++) {
      Keeper.Work work = keeper.look();
      if (work.toWrite() > 0) {
        keeper.write(lease);
      }
      List<Held> now = held.at(client);
      if (looks >= LEAST_LOOKS && work.toWrite() == 0 && due(now) == 0) {
        return;
      }
      if (!now.equals(last)) {
        told.accept("%s: %d torrents and limits left to give back".formatted(client, due(now)));
        moved = clock.instant();
        last = now;
      }
      lease.pause(PAUSE, "waiting for " + client, () -> false);
    }
  }

  private static long due(List<Held> now) {
    return now.stream().filter(one -> one.state() == State.DUE).count();
  }
}
