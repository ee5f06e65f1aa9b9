package evenkeel.emergency.workflow;

import evenkeel.account.Forecast;
import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.emergency.Notice;
import evenkeel.emergency.Opening;
import evenkeel.emergency.Recovery;
import evenkeel.emergency.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Hands that do nothing but keep a diary, and rows in memory. */
public class FakeHands implements EmergencyActivities {
  private static final Comparator<JudgedReading> NEWEST_FIRST =
      Comparator.comparingLong(JudgedReading::number).reversed();

  public final List<String> diary = new CopyOnWriteArrayList<>();
  public final List<Notice> notices = new CopyOnWriteArrayList<>();
  public volatile Set<String> clients = Set.of("home");
  public volatile boolean quiet;
  public volatile @Nullable Gate holdStanding;
  public volatile @Nullable Gate holdClose;
  public volatile @Nullable Gate holdGiveBack;

  /** How long an emergency lasts at least. */
  public volatile Duration atLeast = Duration.ZERO;

  /** Until then emergencies end by order alone; null = they end by themselves. */
  public volatile @Nullable Instant asksUntil;

  /** What the buffer does not bear, by client id. */
  public volatile Map<String, Waiting> waiting = Map.of();

  public volatile Waiting tooLarge = Waiting.NONE;
  private final List<JudgedReading> readings = new CopyOnWriteArrayList<>();
  private final LongSupplier clock;
  private final Set<String> told = new LinkedHashSet<>();
  private final AtomicLong number = new AtomicLong(6);
  private volatile boolean open;
  private volatile @Nullable String hold;
  private volatile Instant openedAt = Instant.EPOCH;
  private volatile Opened.@Nullable Returning returning;

  public FakeHands(LongSupplier clock) {
    this.clock = clock;
  }

  /** What {@code evenkeel restore} does to the row. */
  public void restore() {
    open = false;
  }

  /** A row that a lost story has left. */
  public void leaveOpen() {
    open = true;
    returning = null;
    number.incrementAndGet();
  }

  /** A row that a lost story has left, opened by an order. */
  public void leaveHeld(String reason) {
    leaveOpen();
    hold = reason;
  }

  /** A row that a lost story has left while it was being given back. */
  public void leaveReturning(long asOf) {
    leaveOpen();
    returning = new Opened.Returning("the ratio has recovered", asOf);
  }

  /** A reading as the ledger has it, announced or not. */
  void stored(JudgedReading judged) {
    readings.add(judged);
  }

  @Override
  public Opened open(Opening opening) {
    if (quiet && opening.hold() == null) {
      diary.add("refuse to open");
      return Opened.refused("quiet since the operator released it");
    }
    Opened.Result result = Opened.Result.JOINED;
    if (!open || turnsRound(opening)) {
      number.incrementAndGet();
      open = true;
      returning = null;
      openedAt = Instant.ofEpochMilli(clock.getAsLong());
      hold = opening.hold();
      result = Opened.Result.OPENED;
    }
    diary.add("open " + number.get() + (opening.hold() == null ? "" : " held"));
    return new Opened(
        result,
        new Opened.Row(
            number.get(),
            Instant.ofEpochMilli(clock.getAsLong()).plusNanos(123_456),
            clients,
            Duration.ofHours(12),
            hold,
            returning,
            result == Opened.Result.OPENED ? null : unrecovered()),
        null);
  }

  private boolean unrecovered() {
    return hold == null || readings.stream().anyMatch(one -> one.level() == Level.EMERGENCY);
  }

  /** The last reading that did not speak of an emergency. */
  private long asOf() {
    Opened.Returning before = returning;
    return Math.max(
        before == null ? 0 : before.asOf(),
        readings.stream()
            .filter(reading -> reading.level() != Level.EMERGENCY)
            .mapToLong(JudgedReading::number)
            .max()
            .orElse(0));
  }

  private boolean turnsRound(Opening opening) {
    Opened.Returning back = returning;
    JudgedReading reading = opening.reading();
    return back != null
        && opening.adopted() == null
        && (reading == null || reading.number() > back.asOf());
  }

  @Override
  public Standing standing(String account, long row) {
    pause(holdStanding);
    return mine(row)
        ? new Standing(true, new Forecast(7, null, null, null), recovery())
        : new Standing(false, null, null);
  }

  private Recovery recovery() {
    int inARow = 0;
    for (JudgedReading reading : readings.stream().sorted(NEWEST_FIRST).distinct().toList()) {
      if (!reading.atRecovery()) {
        break;
      }
      inARow++;
    }
    return new Recovery(inARow, inARow >= 2, openedAt.plus(atLeast), asksUntil);
  }

  @Override
  public GivenBack giveBack(String account, long row, String why) {
    pause(holdGiveBack);
    boolean ours = mine(row);
    Map<String, Waiting> left = waiting;
    diary.add("give back " + row + ": " + why + (left.isEmpty() ? "" : ", some waits"));
    open = open && !left.isEmpty();
    returning = new Opened.Returning(why, asOf());
    return new GivenBack(ours, left.isEmpty() ? clients : Set.of(), left, tooLarge);
  }

  @Override
  public Closed close(String account, long row, String why) {
    pause(holdClose);
    boolean ours = mine(row);
    open = false;
    diary.add("close " + row + ": " + why);
    return new Closed(ours, clients);
  }

  @Override
  public boolean hold(String account, long row, @Nullable String reason) {
    boolean ours = mine(row);
    hold = ours ? reason : hold;
    diary.add("hold " + row + ": " + reason);
    return ours;
  }

  private boolean mine(long row) {
    return open && row == number.get();
  }

  @Override
  public void quiet(String account, String why) {
    quiet = true;
    diary.add("quiet");
  }

  @Override
  public void tell(Notice notice) {
    if (told.add(notice.key())) {
      notices.add(notice);
      diary.add("tell " + notice.kind());
    }
  }

  private static void pause(@Nullable Gate gate) {
    if (gate != null) {
      gate.pass();
    }
  }
}
