package evenkeel.emergency.workflow;

import evenkeel.account.Forecast;
import evenkeel.emergency.Notice;
import evenkeel.emergency.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Hands that do nothing but keep a diary, and rows in memory. */
public class FakeHands implements EmergencyActivities {
  public final List<String> diary = new CopyOnWriteArrayList<>();
  public final List<Notice> notices = new CopyOnWriteArrayList<>();
  public volatile Set<String> clients = Set.of("home");
  public volatile boolean quiet;
  public volatile @Nullable Gate holdStanding;
  public volatile @Nullable Gate holdClose;
  private final LongSupplier clock;
  private final Set<String> told = new LinkedHashSet<>();
  private final AtomicLong number = new AtomicLong(6);
  private volatile boolean open;
  private volatile @Nullable String hold;

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
    number.incrementAndGet();
  }

  @Override
  public Opened open(Opening opening) {
    if (quiet && opening.hold() == null) {
      diary.add("refuse to open");
      return Opened.refused("quiet since the operator released it");
    }
    Opened.Result result = Opened.Result.JOINED;
    if (!open) {
      number.incrementAndGet();
      open = true;
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
            hold),
        null);
  }

  @Override
  public Standing standing(String account, long row) {
    pause(holdStanding);
    return new Standing(mine(row), mine(row) ? new Forecast(7, null, null, null) : null);
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
