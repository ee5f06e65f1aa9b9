package evenkeel.worker.order;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.order.GivenOrder;
import evenkeel.order.OrderKind;
import evenkeel.order.RestartRule;
import evenkeel.order.Selection;
import evenkeel.order.StopRule;
import evenkeel.settings.ClientLogin;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.KeepingSettings;
import evenkeel.settings.Secret;
import evenkeel.settings.Settings;
import evenkeel.worker.Database;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.notice.NoticesLedger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OrderRowsTest {
  private static final String HASH = "a".repeat(40);
  private static final Selection EVERYTHING =
      new Selection(List.of(), List.of(), List.of(), List.of(), List.of());
  private static final GivenOrder STOP =
      new GivenOrder(OrderKind.STOP_DOWNLOADING, "a quiet line", EVERYTHING);
  private static final GivenOrder RESTART =
      new GivenOrder(OrderKind.RESTART, "restart", Selection.of("attic", HASH));

  private final Database database = Database.fresh();
  private final HoldersLedger holders = new HoldersLedger(database.jdbc());
  private final OrdersLedger orders = new OrdersLedger(database.jdbc());
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
  private final OrderRows rows =
      new OrderRows(orders, holders, settings(), transactions, new NoticesLedger(database.jdbc()));

  @Test
  void opensOnceHoweverOftenItIsAsked() {
    long first = rows.open("first", STOP);
    rows.close(first, "undone");

    assertThat(rows.open("first", STOP)).isEqualTo(first);
    assertThat(rows.open("second", STOP)).isNotEqualTo(first);
    assertThat(rows.open()).hasSize(1).doesNotContain(first);
  }

  @Test
  void tellsWhatWasOrderedAndWhoWillReport() {
    var stop = rows.read(rows.open("stop", STOP)).orElseThrow();
    var restart = rows.read(rows.open("restart", RESTART)).orElseThrow();

    assertThat(stop.given()).isEqualTo(STOP.at(List.of("home", "attic")));
    assertThat(stop.closedWhy()).isNull();
    assertThat(stop.clients()).containsExactlyInAnyOrder("attic", "home");
    assertThat(restart.given()).isEqualTo(RESTART);
    assertThat(restart.clients()).containsExactly("attic");
    assertThat(rows.read(99)).isEmpty();
  }

  @Test
  void keepsTheReasonOfWhoeverClosedItFirst() {
    long number = rows.open("stop", STOP);
    Holder row = rows.row(number).orElseThrow();
    holders.openingLook(row.id(), "home", 1);
    holders.openingLook(row.id(), "departed", 1);

    transactions.executeWithoutResult(status -> holders.close(row.id(), "restored by hand"));
    var closed = rows.close(number, "undone").orElseThrow();

    assertThat(closed.why()).isEqualTo("restored by hand");
    assertThat(closed.clients()).containsExactly("home");
    assertThat(rows.read(number).orElseThrow().closedWhy()).isEqualTo("restored by hand");
  }

  @Test
  void knowsTheRuleOfAnOrderWhereItIsFor() {
    OrderRules rules = new OrderRules(orders, settings());
    Holder stop = rows.row(rows.open("stop", STOP)).orElseThrow();
    Holder restart = rows.row(rows.open("restart", RESTART)).orElseThrow();

    assertThat(rules.rule(stop, "home").orElseThrow())
        .isInstanceOfSatisfying(
            StopRule.class, rule -> assertThat(rule.givenAt()).isEqualTo(stop.openedAt()));
    assertThat(rules.rule(stop, "added later")).isEmpty();
    assertThat(rules.rule(restart, "attic").orElseThrow()).isInstanceOf(RestartRule.class);
    assertThat(rules.rule(restart, "home")).isEmpty();
    assertThat(rules.rule(opened("order/99"), "home")).isEmpty();
    assertThat(rules.rule(opened("emergency/mam"), "home")).isEmpty();
  }

  private Holder opened(String holder) {
    return holders.open(holder, new HoldersLedger.Occasion(null, null, null, null)).orElseThrow();
  }

  @Test
  void tellsOnceWhatARestartHasLeftStopped() {
    long number = rows.open("restart", RESTART);
    long generation = generation(HASH);
    Holder row = rows.row(number).orElseThrow();
    new ClaimsLedger(database.jdbc()).stop(row.id(), Map.of(generation, 5L), 1);
    rows.close(number, "restarted");
    assertThat(rows.leftStopped(number)).isEmpty();

    refuses(generation);

    assertThat(rows.leftStopped(number)).contains("asked twice");
    assertThat(rows.leftStopped(number)).contains("asked twice");
    assertThat(database.jdbc().sql("select text from notices").query(String.class).single())
        .contains("order " + number, "could not be started again: asked twice");
  }

  @Test
  void tellsOfAnOrderWhatItHasLeftStoppedAndNotWhatOthersHave() {
    long[] numbers = {rows.open("first", RESTART), rows.open("second", RESTART)};
    for (long number : numbers) {
      long generation = generation(HASH + number);
      Holder row = rows.row(number).orElseThrow();
      new ClaimsLedger(database.jdbc()).stop(row.id(), Map.of(generation, 5L), 1);
      rows.close(number, "restarted");
      refuses(generation);
    }
    database
        .jdbc()
        .sql(
            "update baselines set refused_why = 'otherwise' where id = (select min(id) from baselines)")
        .update();

    assertThat(rows.leftStopped(numbers[0])).contains("otherwise");
    assertThat(rows.leftStopped(numbers[1])).contains("asked twice");
  }

  private void refuses(long generation) {
    database
        .jdbc()
        .sql(
            """
            with b as (
              insert into baselines (generation_id, field, value, look, refused_why)
              values (?, 'run', 'NORMAL', 1, 'asked twice') returning id, generation_id)
            update claims set baseline_id = b.id from b
            where claims.generation_id = b.generation_id
            """)
        .param(generation)
        .update();
  }

  @Test
  void saysWhyNothingWasRestarted() {
    assertThat(rows.refusal(rows.open("gone", RESTART))).contains("No client shows");
    assertThat(refusedFor("refused: STANDS_STILL")).isEqualTo("It stands stopped already.");
    assertThat(refusedFor("ceded")).contains("Somebody else changed");
    long refused = rows.open("refused", RESTART);
    long generation = generation(HASH + refused);
    new ClaimsLedger(database.jdbc())
        .stop(rows.row(refused).orElseThrow().id(), Map.of(generation, 5L), 1);
    refuses(generation);
    assertThat(rows.refusal(refused)).isEqualTo("The client did not stop it: asked twice.");
  }

  private String refusedFor(String why) {
    long number = rows.open(why, RESTART);
    long generation = generation(HASH + number);
    new ClaimsLedger(database.jdbc())
        .note(rows.row(number).orElseThrow().id(), List.of(generation), 1, why);
    return rows.refusal(number);
  }

  private long generation(String hash) {
    return database
        .jdbc()
        .sql(
            """
            insert into generations (client, hash, added_on, name)
            values ('attic', ?, 1, 'a') returning id
            """)
        .param(hash)
        .query(Long.class)
        .single();
  }

  static Settings settings() {
    Duration any = Duration.ofMinutes(1);
    return new Settings(
        List.of(), List.of(client("home"), client("attic")), new KeepingSettings(any, any, any));
  }

  private static ClientSettings client(String id) {
    Duration any = Duration.ofMinutes(1);
    return new ClientSettings(
        id,
        URI.create("http://127.0.0.1:9"),
        new ClientLogin.Password("me", new Secret("invented")),
        any,
        new ClientSettings.Pace(any, any, 1, 1));
  }
}
