package evenkeel.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import evenkeel.account.Forecast;
import evenkeel.account.JudgedReading;
import evenkeel.account.Judgement;
import evenkeel.account.Level;
import evenkeel.account.Moved;
import evenkeel.account.Projection;
import evenkeel.account.Readings;
import evenkeel.account.TakenReading;
import evenkeel.emergency.Emergency;
import evenkeel.emergency.FreezeOrder;
import evenkeel.emergency.Notice;
import evenkeel.emergency.Opening;
import evenkeel.emergency.Recovery;
import evenkeel.emergency.ReleaseOrder;
import evenkeel.emergency.Waiting;
import evenkeel.emergency.workflow.Closed;
import evenkeel.emergency.workflow.GivenBack;
import evenkeel.emergency.workflow.Opened;
import evenkeel.emergency.workflow.Standing;
import evenkeel.keeping.KeeperReport;
import evenkeel.keeping.workflow.DecideOrder;
import evenkeel.keeping.workflow.Decided;
import evenkeel.keeping.workflow.Found;
import evenkeel.keeping.workflow.KeeperRound;
import evenkeel.keeping.workflow.Written;
import evenkeel.order.GivenOrder;
import evenkeel.order.Order;
import evenkeel.order.OrderKind;
import evenkeel.order.Selection;
import evenkeel.order.workflow.ClosedOrder;
import evenkeel.order.workflow.OrderRow;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TravellingRecordsTest {
  private static final DataConverter CONVERTER = EvenkeelDataConverter.create();
  private static final Instant AT = Instant.parse("2026-05-01T10:00:00.123456Z");
  private static final Forecast FORECAST =
      new Forecast(7, Duration.ofHours(1), Duration.ofMinutes(90), Duration.ofDays(60));
  private static final Projection PROJECTION =
      new Projection(new Moved(Long.MAX_VALUE, 2), new Moved(3, 4), 5);
  private static final KeeperReport REPORT =
      new KeeperReport("home", 7, 3, true, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  private static final Map<String, Waiting> WAITING = Map.of("home", new Waiting(3, 1L << 40));
  private static final GivenOrder STOP =
      new GivenOrder(
          OrderKind.STOP_DOWNLOADING,
          "the line is needed",
          new Selection(List.of("mam"), List.of(), List.of("books"), List.of("a"), List.of()));

  static Stream<Record> records() {
    return Stream.of(
        Readings.judged(9_007_199_254_740_993L, 98),
        Readings.shown(Long.MAX_VALUE, 9_007_199_254_740_993L, "1023.9990"),
        new TakenReading(Readings.bytes(1, 2), new Judgement(Level.WARNING, true), null),
        new TakenReading(Readings.bytes(1, 2), null, "answer changed"),
        new TakenReading(
            Readings.bytes(1, 2), new Judgement(Level.EMERGENCY, false, true, PROJECTION), null),
        new JudgedReading(7, Readings.bytes(1, 2), Level.EMERGENCY, false, true, PROJECTION),
        FORECAST,
        REPORT,
        Emergency.opening(Opening.by(Readings.bad(3))),
        Emergency.opening(Opening.ordered("mam", "moving house")),
        Emergency.opening(Opening.adopting("mam", 7)),
        lived(),
        new FreezeOrder("a"),
        new ReleaseOrder("b"),
        new Notice("key", "mam", Notice.Kind.REMINDER, "text"),
        Opened.refused("quiet"),
        new Closed(true, Set.of("home")),
        new KeeperRound(
            "home", Duration.ofSeconds(30), 5, new Found(1, 2, "a"), new Written(1, "b")),
        new DecideOrder(DecideOrder.Decision.LEAVE),
        new Decided(25));
  }

  static Stream<Record> recordsOfTheWayBack() {
    Opened.Returning returning = new Opened.Returning("recovered", 5);
    return Stream.of(
        new Opened(
            Opened.Result.ADOPTED,
            new Opened.Row(7, AT, Set.of("home"), Duration.ofHours(12), "held", returning, true),
            null),
        new Standing(true, FORECAST, new Recovery(2, true, AT, AT)),
        new GivenBack(true, Set.of("home"), WAITING, new Waiting(1, 5)),
        waits());
  }

  private static Emergency waits() {
    return lived().givingBack().left(WAITING, new Waiting(1, 5));
  }

  static Stream<Record> orders() {
    return Stream.of(
        STOP,
        Order.numbered(42),
        Order.numbered(42)
            .read(STOP, AT, Set.of("home"))
            .heard(REPORT)
            .refused("a")
            .closed("b", Set.of("home")),
        new OrderRow(STOP, AT, "c", Set.of("home")),
        new ClosedOrder("d", Set.of("home")));
  }

  private static Emergency lived() {
    return Emergency.opening(Opening.by(Readings.bad(3)))
        .opened(7, AT, Set.of("home", "attic"), Duration.ofHours(12), null)
        .heard(REPORT)
        .lookedAhead(3, FORECAST)
        .releaseOrdered("enough")
        .releasing();
  }

  @ParameterizedTest
  @MethodSource({"records", "recordsOfTheWayBack", "orders"})
  void arriveAsTheyWereSent(Record sent) {
    var payload = CONVERTER.toPayload(sent).orElseThrow();

    assertThat(CONVERTER.fromPayload(payload, sent.getClass(), sent.getClass())).isEqualTo(sent);
  }

  @ParameterizedTest
  @MethodSource({"records", "recordsOfTheWayBack", "orders"})
  void areUnderstoodWithAPropertyThatIsNotKnownYet(Record sent) {
    var newer = withAnUnknownProperty(CONVERTER.toPayload(sent).orElseThrow());

    assertThat(CONVERTER.fromPayload(newer, sent.getClass(), sent.getClass())).isEqualTo(sent);
  }

  @Test
  void aReadingOfBeforeThereWereProjectionsIsUnderstood() {
    var reading = CONVERTER.toPayload(Readings.bytes(1, 2)).orElseThrow().getData().toStringUtf8();
    var old =
        CONVERTER.toPayload(Readings.bad(3)).orElseThrow().toBuilder()
            .setData(
                ByteString.copyFromUtf8(
                    "{\"number\":3,\"reading\":%s,\"level\":\"EMERGENCY\",\"atRecovery\":false}"
                        .formatted(reading)))
            .build();

    assertThat(CONVERTER.fromPayload(old, JudgedReading.class, JudgedReading.class))
        .isEqualTo(new JudgedReading(3, Readings.bytes(1, 2), Level.EMERGENCY, false));
  }

  private static Payload withAnUnknownProperty(Payload payload) {
    String json = payload.getData().toStringUtf8();
    assertThat(json).startsWith("{");
    return payload.toBuilder()
        .setData(ByteString.copyFromUtf8("{\"fromTheFuture\":{\"a\":[1]}," + json.substring(1)))
        .build();
  }
}
