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
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
  private final OrderRows rows = new OrderRows(orders, holders, settings(), transactions);

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

    assertThat(stop.given()).isEqualTo(STOP);
    assertThat(stop.closedWhy()).isNull();
    assertThat(stop.clients()).containsExactlyInAnyOrder("attic", "home");
    assertThat(restart.given()).isEqualTo(RESTART);
    assertThat(restart.clients()).containsExactly("attic");
    assertThat(rows.read(99)).isEmpty();
  }

  @Test
  void keepsTheReasonOfWhoeverClosedItFirst() {
    long number = rows.open("stop", STOP);
    HoldersLedger.Holder row = rows.row(number).orElseThrow();
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
    String stop = "order/" + rows.open("stop", STOP);
    String restart = "order/" + rows.open("restart", RESTART);

    assertThat(rules.rule(stop, "home").orElseThrow()).isInstanceOf(StopRule.class);
    assertThat(rules.rule(restart, "attic").orElseThrow()).isInstanceOf(RestartRule.class);
    assertThat(rules.rule(restart, "home")).isEmpty();
    assertThat(rules.rule("order/99", "home")).isEmpty();
    assertThat(rules.rule("emergency/mam", "home")).isEmpty();
  }

  @Test
  void saysWhyNothingWasRestarted() {
    assertThat(rows.refusal(rows.open("gone", RESTART))).contains("No client shows");
    assertThat(refusedFor("refused: STANDS_STILL")).isEqualTo("It stands stopped already.");
    assertThat(refusedFor("ceded")).contains("Somebody else changed");
  }

  private String refusedFor(String why) {
    long number = rows.open(why, RESTART);
    long generation =
        database
            .jdbc()
            .sql(
                """
                insert into generations (client, hash, added_on, name)
                values ('attic', ?, 1, 'a') returning id
                """)
            .param(HASH + number)
            .query(Long.class)
            .single();
    new ClaimsLedger(database.jdbc())
        .note(rows.row(number).orElseThrow().id(), List.of(generation), 1, why);
    return rows.refusal(number);
  }

  private static Settings settings() {
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
