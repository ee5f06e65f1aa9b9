package evenkeel.worker.keeping.look;

import evenkeel.keeping.FieldPolicy;
import evenkeel.settings.ClientSettings;
import evenkeel.worker.effect.EffectListener;
import evenkeel.worker.effect.TorrentEffects;
import evenkeel.worker.keeping.condition.Census;
import evenkeel.worker.keeping.condition.ConditionsLedger;
import evenkeel.worker.keeping.condition.GuardNotice;
import evenkeel.worker.keeping.condition.HindranceNotice;
import evenkeel.worker.keeping.condition.RejectionNotice;
import evenkeel.worker.keeping.ledger.GuardLedger;
import evenkeel.worker.keeping.ledger.Ledgers;
import evenkeel.worker.keeping.ledger.ReportsLedger;
import evenkeel.worker.keeping.ledger.Tenancy;
import evenkeel.worker.notice.NoticesLedger;
import evenkeel.worker.qbittorrent.QbittorrentClient;
import evenkeel.worker.qbittorrent.session.ClientAway;
import evenkeel.worker.qbittorrent.session.LoginRefused;
import evenkeel.worker.qbittorrent.session.QbittorrentTrouble;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** The one writer of a client during one tenancy. Knows nothing of Temporal. */
public final class Keeper {
  private static final Duration QUICK = Duration.ofMillis(100);

  /** What a client shows is older than this by itself. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  /** Looks in the time that the client takes to show a change. */
  private static final int LOOKS_UNTIL_SHOWN = 3;

  private static final Duration LONGEST_WATCH = Duration.ofHours(12);

  private final QbittorrentClient client;
  private final ClientSettings.Pace pace;
  private final Ledgers ledgers;
  private final Fence fence;
  private final ConditionsLedger conditions;
  private final Lookout lookout;
  private final Writer writer;
  private final RejectionNotice rejection;
  private @Nullable Found found;
  private @Nullable Duration shownWithin;

  /** The outlook that a watch has ended with. */
  private record Found(Outlook outlook, long at) {
    boolean fresh() {
      return System.nanoTime() - at < FRESH.toNanos();
    }
  }

  /**
   * What a keeper is made of.
   *
   * @param rules the rules by which holders claim
   * @param patience how long a write that can still arrive may stay invisible
   */
  public record Parts(
      JdbcClient jdbc,
      PlatformTransactionManager transactions,
      ClaimRules rules,
      EffectListener listener,
      Duration patience) {}

  public Keeper(Tenancy tenancy, QbittorrentClient client, ClientSettings.Pace pace, Parts parts) {
    this.client = client;
    this.pace = pace;
    ledgers = new Ledgers(tenancy, parts.jdbc(), parts.transactions());
    fence = new Fence(client, ledgers);
    conditions = conditions(tenancy.client(), pace, parts);
    Judging judging =
        new Judging(
            new FieldPolicy(parts.patience()),
            ledgers.verdicts(),
            new GuardNotice(new NoticesLedger(parts.jdbc()), tenancy.client()));
    lookout =
        new Lookout(
            client,
            ledgers,
            new Followers(
                new RuleClaims(
                    ledgers.holders(), ledgers.claims(), parts.rules(), tenancy.client()),
                judging,
                queueFields(parts, judging),
                new HindranceNotice(new NoticesLedger(parts.jdbc()), tenancy.client()),
                conditions));
    rejection = new RejectionNotice(new NoticesLedger(parts.jdbc()), tenancy.client());
    TorrentEffects effects = new TorrentEffects(client.orders(), parts.listener());
    writer = new Writer(fence, ledgers, lookout, effects, pace);
  }

  private static ConditionsLedger conditions(String client, ClientSettings.Pace pace, Parts parts) {
    Census census = new Census(parts.rules()::accounts, parts.rules()::leaves);
    return new ConditionsLedger(parts.jdbc(), client, pace.idle(), census);
  }

  private QueueFields queueFields(Parts parts, Judging judging) {
    QueueFields.Books books = QueueFields.Books.of(parts.jdbc(), ledgers.client());
    return new QueueFields(client, ledgers, books, judging, pace.startsPerMinute());
  }

  /** What there is to do: torrents to write, reports to tell. */
  public record Work(int toWrite, int toTell) {
    /** Whether nothing is left. */
    public boolean none() {
      return toWrite == 0 && toTell == 0;
    }
  }

  /**
   * Looks at the client's pace until there is something to write or to tell, or half a day is over.
   */
  public Work watch(Pulse pulse) {
    if (shownWithin != null) {
      Duration soon = shownWithin;
      shownWithin = null;
      pulse.pause(soon, "waiting until the client shows what was written", () -> false);
    }
    AtomicReference<Work> found = new AtomicReference<>(new Work(0, 0));
    Instant end = pulse.now().plus(LONGEST_WATCH);
    while (found.get().none() && pulse.now().isBefore(end)) {
      lookOrWait(pulse, found);
    }
    return found.get();
  }

  /** A client that is away is waited for, not failed. */
  private void lookOrWait(Pulse pulse, AtomicReference<Work> found) {
    try {
      Outlook outlook = shown();
      found.set(work(outlook));
      this.found = new Found(outlook, System.nanoTime());
      if (found.get().none()) {
        pulse.pause(
            until(outlook),
            "look " + outlook.moment().look() + ": " + outlook.kept() + " kept, nothing to do",
            () -> ledgers.looks().changes() != outlook.changes());
      }
    } catch (ClientAway | LoginRefused | UnreadableAnswer trouble) {
      pulse.pause(pace.busy(), "waiting for the client: " + trouble.getMessage(), () -> false);
    }
  }

  private Outlook shown() {
    try {
      fence.ensure();
      Outlook outlook = lookout.look();
      tellRejected(outlook);
      return outlook;
    } catch (QbittorrentTrouble trouble) {
      ledgers.inTenancy(() -> conditions.trouble(trouble.getMessage()));
      throw trouble;
    }
  }

  /**
   * A client that lets itself be looked at and does not obey is in trouble, whatever a look says.
   */
  private void tellRejected(Outlook outlook) {
    if (!outlook.moment().settled()) {
      return; // A refusal may end the session: what is to be written shows at the next look.
    }
    writer
        .rejected(outlook.writes())
        .ifPresent(why ->
            ledgers.inTenancy(() -> {
              conditions.trouble(why);
              rejection.tell(ledgers.holders().unsettled(ledgers.client()), why);
            }));
  }

  private Work work(Outlook outlook) {
    int writes = writer.allowed(outlook.writes());
    return new Work(
        writes + outlook.limits().size() + outlook.tags().size(), outlook.untold().size());
  }

  private Duration until(Outlook outlook) {
    if (!outlook.expecting()) {
      return outlook.busy() ? pace.busy() : pace.idle();
    }
    return soon(outlook);
  }

  private Duration soon(Outlook outlook) {
    Duration refreshed = outlook.moment().refresh().dividedBy(LOOKS_UNTIL_SHOWN);
    Duration soon = refreshed.compareTo(QUICK) < 0 ? QUICK : refreshed;
    return soon.compareTo(pace.busy()) < 0 ? soon : pace.busy();
  }

  /** One look, and what it leaves to do. */
  public Work look() {
    return work(shown());
  }

  /** Writes what is to be written; answers how many torrents were. */
  public int write(Pulse pulse) {
    boolean raised = fence.ensure();
    Found known = found;
    found = null;
    Outlook outlook = known != null && known.fresh() && !raised ? known.outlook() : lookout.look();
    int written = written(outlook, pulse);
    lookout.last().ifPresent(this::tellRejected);
    shownWithin = written > 0 || !outlook.tags().isEmpty() ? soon(outlook) : null;
    return written;
  }

  /** What only a higher limit let run must not run on, so limits go down before anything starts. */
  private int written(Outlook outlook, Pulse pulse) {
    boolean lowering = outlook.limits().stream().allMatch(one -> one.starts() == 0);
    int lowered = lowering ? writer.writeLimits() : 0;
    int torrents = writer.write(outlook, pulse);
    return lowered + torrents + (lowering ? 0 : writer.writeLimits());
  }

  /** Tells stories what they do not know yet; answers how many reports. */
  public int tell(StoryTeller teller) {
    var untold = ledgers.reports().untold(ledgers.client(), ledgers.looks().current());
    for (ReportsLedger.Untold one : untold) {
      teller.tell(one.holder(), one.report());
      ledgers.inTenancy(() -> ledgers.reports().told(one));
    }
    return untold.size();
  }

  /** Carries out a person's decision on torrents that wait for one; answers how many. */
  public int decide(boolean asserted) {
    return ledgers.inTenancy(
        () -> new GuardLedger(ledgers).decide(asserted, ledgers.looks().current()));
  }

  /** Ends the call under way: its outcome will be looked for. */
  public void abort() {
    client.session().abort();
  }

  /** Ends the session. */
  public void close() {
    client.session().close();
  }
}
