package evenkeel.worker.keeping.look;

import evenkeel.keeping.FieldPolicy;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.keeping.MassGuard;
import evenkeel.keeping.Verdict;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.ledger.VerdictsLedger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Judges every kept field of a client in one look, and writes down what follows. */
final class Judging {
  private final FieldPolicy policy;
  private final VerdictsLedger verdicts;
  private final GuardNotice notice;

  Judging(FieldPolicy policy, VerdictsLedger verdicts, GuardNotice notice) {
    this.policy = policy;
    this.verdicts = verdicts;
    this.notice = notice;
  }

  /** The fields that are to be written. */
  List<Kept> judge(List<Kept> kept, Map<Long, Sighting> sightings, LookMoment moment) {
    Map<Verdict, List<Kept>> judged = new EnumMap<>(Verdict.class);
    for (Kept one : kept) {
      sort(one, torrent(sightings, one), moment, judged);
    }
    guard(judged, kept, moment);
    apply(judged, moment);
    return judged.getOrDefault(Verdict.WRITE, List.of());
  }

  private static @Nullable Torrent torrent(Map<Long, Sighting> sightings, Kept kept) {
    Sighting sighting = sightings.get(kept.generation());
    return sighting == null ? null : sighting.torrent();
  }

  /** A confirmed write is judged once more: it may be the end, or already be overtaken. */
  private void sort(
      Kept kept, @Nullable Torrent torrent, LookMoment moment, Map<Verdict, List<Kept>> judged) {
    Verdict verdict = policy.judge(kept.field(), torrent, moment);
    if (verdict == Verdict.HOLDS && !worthWriting(kept.field(), moment)) {
      return;
    }
    judged.computeIfAbsent(verdict, any -> new ArrayList<>()).add(kept);
    if (verdict == Verdict.CONFIRMED) {
      Kept confirmed = kept.with(confirmed(kept.field(), moment));
      Verdict next = policy.judge(confirmed.field(), torrent, moment);
      if (next == Verdict.WRITE || next == Verdict.RESTORED) {
        judged.computeIfAbsent(next, any -> new ArrayList<>()).add(confirmed);
      }
    }
  }

  private static boolean worthWriting(KeptField field, LookMoment moment) {
    return field.pending() != null
        || field.confirmed() != field.target()
        || field.confirmedRun() != moment.run()
        || field.divergedLook() != null
        || field.absentLook() != null
        || field.guarded()
        || field.refusal() != null;
  }

  private static KeptField confirmed(KeptField field, LookMoment moment) {
    Run value = Objects.requireNonNull(field.pending()).setTo();
    return new KeptField(
        field.baselineId(),
        field.baseline(),
        field.wants(),
        value,
        moment.run(),
        null,
        null,
        field.parked(),
        field.guarded(),
        null,
        null);
  }

  private void guard(Map<Verdict, List<Kept>> judged, List<Kept> kept, LookMoment moment) {
    List<Kept> lost = new ArrayList<>(judged.getOrDefault(Verdict.CEDED, List.of()));
    lost.addAll(judged.getOrDefault(Verdict.PARKED, List.of()));
    long live = kept.stream().filter(one -> !one.field().parked()).count();
    if (MassGuard.tooMany(lost.size(), (int) live)) {
      judged.remove(Verdict.CEDED);
      judged.remove(Verdict.PARKED);
      verdicts.guard(lost, moment);
      notice.tell(lost.size(), live, moment);
    }
  }

  private void apply(Map<Verdict, List<Kept>> judged, LookMoment moment) {
    on(judged, Verdict.CONFIRMED, moment, verdicts::confirm);
    on(judged, Verdict.HOLDS, moment, this::hold);
    on(judged, Verdict.REFUSED, moment, this::refuse);
    on(judged, Verdict.WRITE, moment, (kept, at) -> verdicts.giveUp(kept));
    on(judged, Verdict.RESTORED, moment, this::restored);
    on(judged, Verdict.DIVERGED, moment, verdicts::diverged);
    on(judged, Verdict.ABSENT, moment, verdicts::absent);
    on(judged, Verdict.CEDED, moment, verdicts::cede);
    on(judged, Verdict.PARKED, moment, verdicts::park);
    on(judged, Verdict.REOPENED, moment, verdicts::reopen);
  }

  private static void on(
      Map<Verdict, List<Kept>> judged,
      Verdict verdict,
      LookMoment moment,
      BiConsumer<List<Kept>, LookMoment> then) {
    List<Kept> kept = judged.get(verdict);
    if (kept != null) {
      then.accept(kept, moment);
    }
  }

  private void hold(List<Kept> kept, LookMoment moment) {
    verdicts.giveUp(kept);
    verdicts.hold(kept, moment);
  }

  private void refuse(List<Kept> kept, LookMoment moment) {
    verdicts.giveUp(kept);
    verdicts.refuse(kept, moment, "the client did not do it, asked twice");
  }

  private void restored(List<Kept> kept, LookMoment moment) {
    verdicts.giveUp(kept);
    verdicts.close(kept, "restored", moment);
  }
}
