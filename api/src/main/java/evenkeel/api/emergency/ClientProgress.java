package evenkeel.api.emergency;

import evenkeel.emergency.Waiting;
import evenkeel.keeping.KeeperReport;
import java.util.Collection;

/**
 * How far a client is with an emergency, in numbers of torrents.
 *
 * @param reported whether it has been heard of; else all numbers are 0
 * @param pending wanted but not yet confirmed
 * @param stopped held stopped, confirmed
 * @param started held running, confirmed
 * @param restoring being given back, not yet confirmed
 * @param restored given back, confirmed
 * @param ceded changed by the user meanwhile: the user's now
 * @param parked gone from the client
 * @param guarded waiting for a person's decision
 * @param refused the client would not, or it would not have been safe
 * @param wouldStop what would be stopped, were the account not only observed
 * @param waiting of those that are held stopped: what waits for the buffer to be given back
 * @param waitingBytes bytes that those still need
 */
public record ClientProgress(
    String client,
    boolean reported,
    int pending,
    int stopped,
    int started,
    int restoring,
    int restored,
    int ceded,
    int parked,
    int guarded,
    int refused,
    int wouldStop,
    int waiting,
    long waitingBytes) {

  static ClientProgress of(KeeperReport report) {
    return new ClientProgress(
        report.client(),
        true,
        report.pending(),
        report.stopped(),
        report.started(),
        report.restoring(),
        report.restored(),
        report.ceded(),
        report.parked(),
        report.guarded(),
        report.refused(),
        report.wouldStop(),
        0,
        0);
  }

  /** One that has not been heard of. */
  public static ClientProgress unheard(String client) {
    return new ClientProgress(client, false, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  ClientProgress waiting(Waiting now) {
    return new ClientProgress(
        client,
        reported,
        pending,
        stopped,
        started,
        restoring,
        restored,
        ceded,
        parked,
        guarded,
        refused,
        wouldStop,
        now.torrents(),
        now.bytes());
  }

  /** Torrents that something is still to be done for. */
  static int pending(Collection<ClientProgress> clients) {
    return clients.stream().mapToInt(one -> one.pending + one.restoring).sum();
  }
}
