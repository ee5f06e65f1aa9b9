package evenkeel.worker.emergency;

import static java.util.Objects.requireNonNullElse;

import evenkeel.account.Forecast;
import evenkeel.emergency.Notice;
import evenkeel.emergency.Opening;
import evenkeel.emergency.Waiting;
import evenkeel.emergency.workflow.Closed;
import evenkeel.emergency.workflow.EmergencyActivities;
import evenkeel.emergency.workflow.GivenBack;
import evenkeel.emergency.workflow.Opened;
import evenkeel.emergency.workflow.Standing;
import evenkeel.settings.NoticeKind;
import evenkeel.settings.Settings;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.notice.NoticesLedger;
import io.temporal.activity.Activity;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The hands of an emergency: its row, its notices. */
public final class EmergencyActivitiesImpl implements EmergencyActivities {
  private final EmergencyRows rows;
  private final Releases releases;
  private final RecoveryLedger recoveries;
  private final NoticesLedger notices;
  private final Function<String, Optional<Forecast>> forecasts;

  /**
   * @param forecasts the forecast of an account as of its last readings
   */
  public EmergencyActivitiesImpl(
      JdbcClient jdbc,
      TransactionOperations transactions,
      Settings settings,
      Buffers buffers,
      Function<String, Optional<Forecast>> forecasts) {
    this.rows = new EmergencyRows(jdbc, settings, transactions);
    this.releases = new Releases(jdbc, rows, buffers, transactions);
    this.recoveries = new RecoveryLedger(jdbc);
    this.notices = new NoticesLedger(jdbc);
    this.forecasts = forecasts;
  }

  @Override
  public Opened open(Opening opening) {
    var activity = Activity.getExecutionContext().getInfo();
    String request =
        requireNonNullElse(
            opening.request(), activity.getWorkflowRunId() + "/" + activity.getActivityId());
    return rows.open(opening, request);
  }

  @Override
  public Standing standing(String account, long number) {
    return rows.row(account, number)
        .filter(row -> !row.closed())
        .map(row ->
            new Standing(
                true,
                forecasts.apply(account).orElse(null),
                recoveries.of(row, rows.account(account))))
        .orElseGet(() -> new Standing(false, null, null));
  }

  @Override
  public GivenBack giveBack(String account, long number, String why) {
    return rows.row(account, number)
        .map(row -> releases.giveBack(row, rows.account(account), why))
        .orElseGet(() -> new GivenBack(false, Set.of(), Map.of(), Waiting.NONE));
  }

  @Override
  public boolean hold(String account, long number, @Nullable String reason) {
    return rows.row(account, number).filter(row -> rows.hold(row, reason)).isPresent();
  }

  @Override
  public Closed close(String account, long number, String why) {
    Optional<Holder> row = rows.row(account, number);
    return row.map(one -> rows.close(one, why)).orElseGet(() -> new Closed(false, Set.of()));
  }

  @Override
  public void quiet(String account, String why) {
    rows.quiet(account, why);
  }

  @Override
  public void tell(Notice notice) {
    notices.tell(
        new NoticesLedger.Telling(
            notice.key(),
            notice.account(),
            null,
            NoticeKind.valueOf(notice.kind().name()),
            notice.text()));
  }
}
