package evenkeel.worker.planning;

import evenkeel.keeping.FieldPolicy;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.ShareLimits;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.look.SafeStart;

/** Plans for torrents that Evenkeel has changed already. */
final class HeldPlanner {
  private final FieldPolicy policy;
  private final LookMoment moment;
  private final ShareLimits limits;

  HeldPlanner(FieldPolicy policy, LookMoment moment, ShareLimits limits) {
    this.policy = policy;
    this.moment = moment;
    this.limits = limits;
  }

  PlannedTorrent plan(KeptField<Run> field, Torrent torrent) {
    if (!moment.settled()) {
      return new PlannedTorrent(torrent, null, Act.WAIT, Reason.LOADING);
    }
    if (field.guarded()) {
      return new PlannedTorrent(torrent, null, Act.WAIT, Reason.WAITS_FOR_DECISION);
    }
    if (torrent.masked()) {
      return new PlannedTorrent(torrent, null, Act.WAIT, Reason.hidden(torrent));
    }
    return switch (policy.judge(field, torrent, moment)) {
      case WRITE -> written(field, torrent);
      case DIVERGED, CEDED -> PlannedTorrent.leave(torrent, null, Reason.CHANGED_BY_USER);
      case REFUSED -> PlannedTorrent.leave(torrent, null, Reason.REFUSED);
      case RESTORED -> PlannedTorrent.leave(torrent, null, Reason.GIVEN_BACK);
      case LEAVE, HOLDS, CONFIRMED, ABSENT, PARKED, REOPENED -> kept(field, torrent);
    };
  }

  private static PlannedTorrent kept(KeptField<Run> field, Torrent torrent) {
    if (field.refusal() != null && torrent.run() != field.target()) {
      return PlannedTorrent.leave(torrent, null, Reason.REFUSED);
    }
    return new PlannedTorrent(
        torrent, null, Act.HOLD, field.returning() ? Reason.GIVEN_BACK : Reason.HELD);
  }

  private PlannedTorrent written(KeptField<Run> field, Torrent torrent) {
    if (SafeStart.forbids(torrent, field.target(), limits)) {
      return PlannedTorrent.leave(torrent, null, Reason.SHARE_LIMIT);
    }
    return new PlannedTorrent(torrent, null, act(field.target()), reason(field));
  }

  private static Reason reason(KeptField<Run> field) {
    if (field.returning()) {
      return Reason.GIVEN_BACK;
    }
    return field.target() == Run.STOPPED
        ? Reason.RUNS_AGAINST_THE_HOLD
        : Reason.STOPPED_AGAINST_THE_HOLD;
  }

  static Act act(Run target) {
    return switch (target) {
      case STOPPED -> Act.STOP;
      case NORMAL -> Act.START;
      case FORCED -> Act.FORCE;
    };
  }
}
