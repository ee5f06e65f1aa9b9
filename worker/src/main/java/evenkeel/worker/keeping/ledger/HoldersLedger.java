package evenkeel.worker.keeping.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may claim: rows that are open, or closed for ever. */
public final class HoldersLedger {
  private static final String COLUMNS =
      """
      select id, holder, number, account, opened_at, hold, closed_at is not null as closed,
        releasing_at is not null as releasing
      from holders
      """;

  private final JdbcClient jdbc;

  public HoldersLedger(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One row.
   *
   * @param releasing whether it is given back in parts, or was: it claims nothing new
   */
  public record Holder(
      long id,
      String holder,
      long number,
      @Nullable String account,
      Instant openedAt,
      @Nullable String hold,
      boolean closed,
      boolean releasing) {}

  /**
   * Why a row is opened; the same reason opens once for ever.
   *
   * @param account whose rule holds while the row is open; null = it claims by list only
   * @param reading number of the reading that opens it; null = none
   * @param request the order that opens it; null = none
   * @param hold reason of the operator who holds it; null = nobody does
   */
  public record Occasion(
      @Nullable String account,
      @Nullable Long reading,
      @Nullable String request,
      @Nullable String hold) {}

  /** Opens the next row of a holder, unless one is open or the occasion has had its row. */
  public Optional<Holder> open(String holder, Occasion occasion) {
    Optional<Holder> opened =
        jdbc.sql(
                """
                insert into holders (holder, number, account, opening_reading, request, hold)
                select :holder, coalesce(max(number), 0) + 1, :account, :reading, :request, :hold
                from holders where holder = :holder
                on conflict do nothing
                returning id, holder, number, account, opened_at, hold, false as closed,
                  false as releasing
                """)
            .param("holder", holder)
            .param("account", occasion.account())
            .param("reading", occasion.reading())
            .param("request", occasion.request())
            .param("hold", occasion.hold())
            .query(HoldersLedger::holder)
            .optional();
    opened.ifPresent(row -> wakeEveryKeeper());
    return opened;
  }

  private static Holder holder(ResultSet row, int number) throws SQLException {
    return new Holder(
        row.getLong("id"),
        row.getString("holder"),
        row.getLong("number"),
        row.getString("account"),
        row.getTimestamp("opened_at").toInstant(),
        row.getString("hold"),
        row.getBoolean("closed"),
        row.getBoolean("releasing"));
  }

  public Optional<Holder> row(String holder, long number) {
    return jdbc.sql(COLUMNS + "where holder = :holder and number = :number")
        .param("holder", holder)
        .param("number", number)
        .query(HoldersLedger::holder)
        .optional();
  }

  /**
   * Tells who holds an open row, null = nobody does; false if it is closed, and keeps what it told.
   */
  public boolean hold(long holder, @Nullable String reason) {
    return jdbc.sql("update holders set hold = :hold where id = :holder and closed_at is null")
            .param("hold", reason)
            .param("holder", holder)
            .update()
        == 1;
  }

  /** A story that begins, or has lost its memory, is told everything again. */
  public void tellAgain(long holder) {
    wakeEveryKeeper();
    jdbc.sql("update holder_clients set told = null where holder_id = :holder")
        .param("holder", holder)
        .update();
  }

  /** Ids of the clients that have seen a holder's row and are not done with it. */
  public Set<String> concerned(long holder) {
    return Set.copyOf(
        jdbc.sql(
                "select client from holder_clients where holder_id = :holder and settled_at is null")
            .param("holder", holder)
            .query((row, number) -> row.getString("client"))
            .list());
  }

  /** The reason a row was closed for; empty while it is open. */
  public Optional<String> closedWhy(long holder) {
    return jdbc.sql("select closed_why from holders where id = :holder and closed_at is not null")
        .param("holder", holder)
        .query(String.class)
        .optional();
  }

  /** The open row of a holder. */
  public Optional<Holder> open(String holder) {
    return jdbc.sql(COLUMNS + "where holder = :holder and closed_at is null")
        .param("holder", holder)
        .query(HoldersLedger::holder)
        .optional();
  }

  /** All open rows. */
  public List<Holder> open() {
    return jdbc.sql(COLUMNS + "where closed_at is null order by id")
        .query(HoldersLedger::holder)
        .list();
  }

  /** Rows that a client is not done with: open, or closed and not yet given back and told. */
  public List<Holder> unsettled(String client) {
    return jdbc.sql(
            COLUMNS
                + """
                where closed_at is null or exists (
                  select from holder_clients hc
                  where hc.holder_id = holders.id and hc.client = :client and hc.settled_at is null)
                order by id
                """)
        .param("client", client)
        .query(HoldersLedger::holder)
        .list();
  }

  /**
   * Closes a row: its claims end, and what was decided for them and not sent is void. Call in a
   * transaction.
   *
   * @return whether it was open
   */
  public boolean close(long holder, String why) {
    wakeEveryKeeper();
    boolean closed =
        jdbc.sql(
                    """
                    update holders set closed_at = now(), closed_why = :why
                    where id = :holder and closed_at is null
                    """)
                .param("holder", holder)
                .param("why", why)
                .update()
            == 1;
    if (closed) {
      endClaims(holder);
    }
    return closed;
  }

  private void endClaims(long holder) {
    jdbc.sql(
            """
            update claims set ended_at = now(), ended_why = 'released'
            where holder_id = :holder and ended_at is null
            """)
        .param("holder", holder)
        .update();
    jdbc.sql(
            """
            update receipts set voided_at = now()
            where sent_at is null and voided_at is null
              and baseline_id in (select baseline_id from claims where holder_id = :holder)
            """)
        .param("holder", holder)
        .update();
  }

  /**
   * Before anything else in a transaction, since a keeper that looks or sends begins with the same
   * rows, and always in one order, since others wake all of them too: whoever comes second waits,
   * neither for ever.
   */
  public void wakeEveryKeeper() {
    jdbc.sql("select client from clients order by client for update").query(String.class).list();
    jdbc.sql("update clients set changes = changes + 1").update();
  }

  /** The look in which the holder first saw the client; empty before that. */
  public Optional<Long> openedInLook(long holder, String client) {
    return jdbc.sql(
            "select opening_look from holder_clients where holder_id = :holder and client = :client")
        .param("holder", holder)
        .param("client", client)
        .query(Long.class)
        .optional();
  }

  /** The look in which the holder first saw the client; this one, if it is the first. */
  public long openingLook(long holder, String client, long look) {
    return jdbc.sql(
            """
            insert into holder_clients (holder_id, client, opening_look, looked)
            values (:holder, :client, :look, :look)
            on conflict (holder_id, client) do update set looked = excluded.looked
            returning opening_look
            """)
        .param("holder", holder)
        .param("client", client)
        .param("look", look)
        .query(Long.class)
        .single();
  }
}
