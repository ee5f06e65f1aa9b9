package evenkeel.keeping;

import evenkeel.torrent.Run;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field as the ledger would have it after each verdict; ended fields begin anew. */
record WalkedField(KeptField<Run> kept) {

  static WalkedField fresh() {
    return new WalkedField(
        new KeptField<>(
            1, Run.NORMAL, List.of(Run.STOPPED), null, 0, null, null, false, false, null, null));
  }

  WalkedField wanting(List<Run> wants) {
    return new WalkedField(KeptFields.with(kept, wants));
  }

  WalkedField after(Verdict verdict, LookMoment moment, int fenced) {
    return switch (verdict) {
      case LEAVE -> this;
      case HOLDS -> held(kept.target(), moment);
      case CONFIRMED -> held(java.util.Objects.requireNonNull(kept.pending()).setTo(), moment);
      case WRITE -> with(sent(moment, fenced));
      case REFUSED -> refused(moment);
      case RESTORED, CEDED -> fresh();
      case DIVERGED -> doubted(moment.look(), kept.absentLook(), kept.parked());
      case ABSENT -> doubted(kept.divergedLook(), moment.look(), false);
      case PARKED -> doubted(kept.divergedLook(), kept.absentLook(), true);
      case REOPENED -> doubted(kept.divergedLook(), null, false);
    };
  }

  private PendingWrite<Run> sent(LookMoment moment, int fenced) {
    PendingWrite<Run> before = kept.pending();
    int attempt = before == null || before.setTo() != kept.target() ? 1 : before.attempt() + 1;
    return new PendingWrite<>(
        1, kept.target(), moment.at(), fenced == 0 ? null : moment.at(), attempt);
  }

  private WalkedField held(Run value, LookMoment moment) {
    return new WalkedField(
        new KeptField<>(
            1,
            kept.baseline(),
            kept.wants(),
            value,
            moment.run(),
            null,
            null,
            false,
            false,
            null,
            null));
  }

  private WalkedField refused(LookMoment moment) {
    return new WalkedField(
        new KeptField<>(
            1,
            kept.baseline(),
            kept.wants(),
            kept.confirmed(),
            kept.confirmedRun(),
            kept.divergedLook(),
            kept.absentLook(),
            kept.parked(),
            kept.guarded(),
            new KeptField.Refusal<>(kept.target(), moment.run()),
            null));
  }

  private WalkedField with(@Nullable PendingWrite<Run> pending) {
    return new WalkedField(
        new KeptField<>(
            1,
            kept.baseline(),
            kept.wants(),
            kept.confirmed(),
            kept.confirmedRun(),
            kept.divergedLook(),
            kept.absentLook(),
            kept.parked(),
            kept.guarded(),
            kept.refusal(),
            pending));
  }

  private WalkedField doubted(
      @Nullable Long divergedLook, @Nullable Long absentLook, boolean parked) {
    return new WalkedField(
        new KeptField<>(
            1,
            kept.baseline(),
            kept.wants(),
            kept.confirmed(),
            kept.confirmedRun(),
            divergedLook,
            absentLook,
            parked,
            kept.guarded(),
            kept.refusal(),
            kept.pending()));
  }
}
