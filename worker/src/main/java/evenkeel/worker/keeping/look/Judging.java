package evenkeel.worker.keeping.look;

import evenkeel.keeping.FieldPolicy;
import evenkeel.keeping.KeptField;
import evenkeel.keeping.LookMoment;
import evenkeel.keeping.MassGuard;
import evenkeel.keeping.Verdict;
import evenkeel.torrent.Keepable;
import evenkeel.torrent.QueueLimit;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import evenkeel.worker.keeping.condition.GuardNotice;
import evenkeel.worker.keeping.ledger.Kept;
import evenkeel.worker.keeping.ledger.Sighting;
import evenkeel.worker.keeping.ledger.VerdictsLedger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
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
  List<Kept<Run>> judge(List<Kept<Run>> kept, Map<Long, Sighting> sightings, LookMoment moment) {
    return judge(kept, one -> policy.judge(one.field(), torrent(sightings, one), moment), moment);
  }

  /** The limits that are to be written, as the client's preferences show them, by generation. */
  List<Kept<QueueLimit>> judgeLimits(
      List<Kept<QueueLimit>> kept, Map<Long, QueueLimit> shown, LookMoment moment) {
    return judge(
        kept,
        one ->
            policy.judgeShown(
                one.field(), Objects.requireNonNull(shown.get(one.generation())), moment),
        moment);
  }

  private <V extends Keepable<V>> List<Kept<V>> judge(
      List<Kept<V>> kept, Function<Kept<V>, Verdict> by, LookMoment moment) {
    Map<Verdict, List<Kept<V>>> judged = new EnumMap<>(Verdict.class);
    for (Kept<V> one : kept) {
      sort(one, by, moment, judged);
    }
    guard(judged, kept, moment);
    apply(judged, moment);
    return judged.getOrDefault(Verdict.WRITE, List.of());
  }

  private static @Nullable Torrent torrent(Map<Long, Sighting> sightings, Kept<Run> kept) {
    Sighting sighting = sightings.get(kept.generation());
    return sighting == null ? null : sighting.torrent();
  }

  /** A confirmed write is judged once more: it may be the end, or already be overtaken. */
  private static <V extends Keepable<V>> void sort(
      Kept<V> kept,
      Function<Kept<V>, Verdict> by,
      LookMoment moment,
      Map<Verdict, List<Kept<V>>> judged) {
    Verdict verdict = by.apply(kept);
    if (verdict == Verdict.HOLDS && !worthWriting(kept.field(), moment)) {
      return;
    }
    judged.computeIfAbsent(verdict, any -> new ArrayList<>()).add(kept);
    if (verdict == Verdict.CONFIRMED) {
      Kept<V> confirmed = kept.with(confirmed(kept.field(), moment));
      Verdict next = by.apply(confirmed);
      if (next == Verdict.WRITE || next == Verdict.RESTORED) {
        judged.computeIfAbsent(next, any -> new ArrayList<>()).add(confirmed);
      }
    }
  }

  private static boolean worthWriting(KeptField<?> field, LookMoment moment) {
    return field.pending() != null
        || !field.target().equals(field.confirmed())
        || field.confirmedRun() != moment.run()
        || field.divergedLook() != null
        || field.absentLook() != null
        || field.guarded()
        || field.refusal() != null;
  }

  private static <V extends Keepable<V>> KeptField<V> confirmed(
      KeptField<V> field, LookMoment moment) {
    V value = Objects.requireNonNull(field.pending()).setTo();
    return new KeptField<>(
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

  private <V extends Keepable<V>> void guard(
      Map<Verdict, List<Kept<V>>> judged, List<Kept<V>> kept, LookMoment moment) {
    List<Kept<V>> lost = new ArrayList<>(judged.getOrDefault(Verdict.CEDED, List.of()));
    lost.addAll(judged.getOrDefault(Verdict.PARKED, List.of()));
    List<Kept<V>> live = kept.stream().filter(one -> !one.field().parked()).toList();
    List<Kept<V>> many = tooMany(lost, live);
    if (!many.isEmpty()) {
      Set<Kept<V>> waiting = new HashSet<>(many);
      judged.values().forEach(one -> one.removeIf(waiting::contains));
      verdicts.guard(many, moment);
      notice.tell(many.size(), live.size(), moment);
    }
  }

  /** All of the lost ones, or those alike: who starts everything changes only what stands still. */
  private static <V extends Keepable<V>> List<Kept<V>> tooMany(
      List<Kept<V>> lost, List<Kept<V>> live) {
    if (MassGuard.tooMany(lost.size(), live.size())) {
      return lost;
    }
    return lost.stream().collect(Collectors.groupingBy(Judging::held)).entrySet().stream()
        .filter(one -> MassGuard.tooMany(one.getValue().size(), alike(live, one.getKey())))
        .flatMap(one -> one.getValue().stream())
        .toList();
  }

  private static <V extends Keepable<V>> int alike(List<Kept<V>> live, V as) {
    return (int) live.stream().filter(one -> held(one).equals(as)).count();
  }

  /** The value that it was last seen to have for those who want something of it. */
  private static <V extends Keepable<V>> V held(Kept<V> kept) {
    V confirmed = kept.field().confirmed();
    return confirmed == null ? kept.field().target() : confirmed;
  }

  private <V extends Keepable<V>> void apply(
      Map<Verdict, List<Kept<V>>> judged, LookMoment moment) {
    on(judged, Verdict.CONFIRMED, moment, verdicts::confirm);
    on(judged, Verdict.HOLDS, moment, this::hold);
    on(judged, Verdict.REFUSED, moment, this::refuse);
    on(judged, Verdict.WRITE, moment, (kept, at) -> verdicts.giveUp(kept));
    on(judged, Verdict.RESTORED, moment, this::restored);
    on(judged, Verdict.DIVERGED, moment, verdicts::diverged);
    on(judged, Verdict.ABSENT, moment, verdicts::absent);
    on(judged, Verdict.CEDED, moment, this::cede);
    on(judged, Verdict.PARKED, moment, verdicts::park);
    on(judged, Verdict.REOPENED, moment, verdicts::reopen);
  }

  private static <V extends Keepable<V>> void on(
      Map<Verdict, List<Kept<V>>> judged,
      Verdict verdict,
      LookMoment moment,
      BiConsumer<List<Kept<V>>, LookMoment> then) {
    List<Kept<V>> kept = judged.get(verdict);
    if (kept != null) {
      then.accept(kept, moment);
    }
  }

  private void hold(List<? extends Kept<?>> kept, LookMoment moment) {
    verdicts.giveUp(kept);
    verdicts.hold(kept, moment);
  }

  private void refuse(List<? extends Kept<?>> kept, LookMoment moment) {
    verdicts.giveUp(kept);
    verdicts.refuse(kept, moment, "the client did not do it, asked twice");
  }

  private void cede(List<? extends Kept<?>> kept, LookMoment moment) {
    verdicts.giveUp(kept);
    verdicts.cede(kept, moment);
  }

  private void restored(List<? extends Kept<?>> kept, LookMoment moment) {
    verdicts.giveUp(kept);
    verdicts.close(kept, "restored", moment);
  }
}
