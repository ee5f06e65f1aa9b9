package evenkeel.worker.account;

import evenkeel.account.JudgedReading;
import evenkeel.account.Judgement;
import evenkeel.account.Level;
import evenkeel.account.Moved;
import evenkeel.account.Projecting;
import evenkeel.account.Projection;
import evenkeel.account.Reading;
import evenkeel.temporal.WorkflowIds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every answer of a tracker site that could be read, kept for ever. */
public final class ReadingsLedger {
  private static final String STORE =
      """
      insert into readings
        (request, account, read_at, user_id, uploaded_bytes, downloaded_bytes, shown_ratio,
         points, wedges, vip_until, unsatisfied, unsatisfied_limit, level, at_recovery, refusal,
         moved_uploaded, moved_downloaded, unbooked_uploaded, unbooked_downloaded, coming,
         projected, emergency_active, emergency_frozen, seeding_allocation)
      select
        :request, :account, :readAt, :userId, :uploaded, :downloaded, :shown,
         :points, :wedges, :vip, :unsatisfied, :limit, :level, :atRecovery, :refusal,
         :movedUp, :movedDown, :unbookedUp, :unbookedDown, :coming, :projected,
         exists (select from holders h where h.holder = :emergency and h.closed_at is null),
         exists (
           select from holders h join claims c on c.holder_id = h.id
           where h.holder = :emergency and h.closed_at is null and c.ended_at is null
             and c.field = 'run'),
         (select sum(s.max_active_uploads)
          from client_states s join client_leases l on l.client = s.client
          where l.expires_at > now()
          having count(*) = count(s.max_active_uploads))
      on conflict (request) do nothing
      """;

  private final JdbcClient jdbc;

  public ReadingsLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A stored reading.
   *
   * @param judged null when the reading was refused
   * @param refusal why it gives no level; null when it counts
   */
  public record Stored(
      long number, Reading reading, @Nullable JudgedReading judged, @Nullable String refusal) {}

  /** What was stored for a request before, so that a repeated one asks nothing twice. */
  public Optional<Stored> of(String request) {
    return jdbc.sql("select * from readings where request = :request")
        .param("request", request)
        .query((row, number) -> stored(row))
        .optional();
  }

  /** The last reading that counted. */
  public Optional<Stored> lastAccepted(String account) {
    return jdbc.sql(
            """
            select * from readings where account = :account and refusal is null
            order by id desc limit 1
            """)
        .param("account", account)
        .query((row, number) -> stored(row))
        .optional();
  }

  /** The last reading, if it was refused: the one a further lower reading is compared with. */
  public Optional<Stored> lastRefused(String account) {
    return jdbc.sql("select * from readings where account = :account order by id desc limit 1")
        .param("account", account)
        .query((row, number) -> stored(row))
        .optional()
        .filter(stored -> stored.refusal() != null);
  }

  /** Readings that counted within the time before {@code until}, oldest first. */
  public List<Reading> within(String account, Duration time, Instant until) {
    return jdbc.sql(
            """
            select * from readings
            where account = :account and refusal is null and read_at > :from and read_at <= :until
            order by id
            """)
        .param("account", account)
        .param("from", utc(until.minus(time)))
        .param("until", utc(until))
        .query((row, number) -> stored(row).reading())
        .list();
  }

  /** What was booked and moved at the last readings that counted, newest first. */
  List<Projecting.Sample> samples(String account) {
    return jdbc.sql(
            """
            select read_at, uploaded_bytes, downloaded_bytes, moved_uploaded, moved_downloaded
            from readings
            where account = :account and refusal is null and moved_downloaded is not null
            order by id desc limit :most
            """)
        .param("account", account)
        .param("most", Projecting.MOST)
        .query((row, number) ->
            new Projecting.Sample(
                row.getTimestamp("read_at").toInstant(),
                new Moved(row.getLong("uploaded_bytes"), row.getLong("downloaded_bytes")),
                new Moved(row.getLong("moved_uploaded"), row.getLong("moved_downloaded"))))
        .list();
  }

  /**
   * What a reading was found to mean; level and recovery are null when it was refused.
   *
   * @param projected whether the level follows from the projected ratio alone
   * @param projection null when it was refused, or nothing was projected
   */
  public record Finding(
      @Nullable Level level,
      @Nullable Boolean atRecovery,
      @Nullable String refusal,
      boolean projected,
      @Nullable Projection projection) {

    /** One of which nothing was projected. */
    public Finding(@Nullable Level level, @Nullable Boolean atRecovery, @Nullable String refusal) {
      this(level, atRecovery, refusal, false, null);
    }

    static Finding of(Judgement judgement) {
      return new Finding(
          judgement.level(),
          judgement.atRecovery(),
          null,
          judgement.projected(),
          judgement.projection());
    }
  }

  /** Stores a reading once per request; answers what is stored. */
  public Stored store(String request, Reading reading, Finding finding) {
    jdbc.sql(STORE)
        .param("request", request)
        .param("account", reading.account())
        .param("emergency", WorkflowIds.emergency(reading.account()))
        .param("readAt", utc(reading.readAt()))
        .param("userId", reading.userId())
        .param("uploaded", reading.uploadedBytes())
        .param("downloaded", reading.downloadedBytes())
        .param("shown", reading.shownRatio())
        .param("points", reading.points())
        .param("wedges", reading.wedges())
        .param("vip", reading.vipUntil() == null ? null : utc(reading.vipUntil()))
        .param("unsatisfied", reading.unsatisfied())
        .param("limit", reading.unsatisfiedLimit())
        .param("level", finding.level() == null ? null : finding.level().name())
        .param("atRecovery", finding.atRecovery())
        .param("refusal", finding.refusal())
        .params(projected(finding))
        .update();
    return of(request).orElseThrow();
  }

  private static Map<String, @Nullable Object> projected(Finding finding) {
    Map<String, @Nullable Object> projected = new HashMap<>();
    Projection now = finding.projection();
    projected.put("movedUp", now == null ? null : now.moved().uploaded());
    projected.put("movedDown", now == null ? null : now.moved().downloaded());
    projected.put("unbookedUp", now == null ? null : now.unbooked().uploaded());
    projected.put("unbookedDown", now == null ? null : now.unbooked().downloaded());
    projected.put("coming", now == null ? null : now.coming());
    projected.put("projected", now == null ? null : finding.projected());
    return projected;
  }

  private static @Nullable Projection projection(ResultSet row) throws SQLException {
    return row.getObject("moved_downloaded") == null
        ? null
        : new Projection(
            new Moved(row.getLong("moved_uploaded"), row.getLong("moved_downloaded")),
            new Moved(row.getLong("unbooked_uploaded"), row.getLong("unbooked_downloaded")),
            row.getLong("coming"));
  }

  private static Stored stored(ResultSet row) throws SQLException {
    Reading reading = reading(row);
    String level = row.getString("level");
    JudgedReading judged =
        level == null
            ? null
            : new JudgedReading(
                row.getLong("id"),
                reading,
                Level.valueOf(level),
                row.getBoolean("at_recovery"),
                row.getBoolean("projected"),
                projection(row));
    return new Stored(row.getLong("id"), reading, judged, row.getString("refusal"));
  }

  private static Reading reading(ResultSet row) throws SQLException {
    Timestamp vip = row.getTimestamp("vip_until");
    return new Reading(
        row.getString("account"),
        row.getTimestamp("read_at").toInstant(),
        row.getString("user_id"),
        row.getLong("uploaded_bytes"),
        row.getLong("downloaded_bytes"),
        row.getBigDecimal("shown_ratio"),
        row.getLong("points"),
        row.getInt("wedges"),
        vip == null ? null : vip.toInstant(),
        row.getObject("unsatisfied", Integer.class),
        row.getObject("unsatisfied_limit", Integer.class));
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
