package evenkeel.worker.emergency;

import evenkeel.account.JudgedReading;
import evenkeel.emergency.Opening;
import evenkeel.emergency.workflow.Closed;
import evenkeel.emergency.workflow.Opened;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import evenkeel.temporal.WorkflowIds;
import evenkeel.worker.keeping.ledger.HoldersLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import evenkeel.worker.keeping.ledger.HoldersLedger.Occasion;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Opens, finds and closes the rows by which emergencies hold their claims. */
public final class EmergencyRows {
  private final HoldersLedger holders;
  private final QuietLedger quiet;
  private final ReleasesLedger releases;
  private final RecoveryLedger recoveries;
  private final Settings settings;
  private final TransactionOperations transactions;

  public EmergencyRows(JdbcClient jdbc, Settings settings, TransactionOperations transactions) {
    this.holders = new HoldersLedger(jdbc);
    this.quiet = new QuietLedger(jdbc);
    this.releases = new ReleasesLedger(jdbc);
    this.recoveries = new RecoveryLedger(jdbc);
    this.settings = settings;
    this.transactions = transactions;
  }

  /** Opens the account's row, or finds the one that is open; an occasion opens once for ever. */
  Opened open(Opening opening, String request) {
    return transactions.execute(status -> {
      Long adopted = opening.adopted();
      return adopted == null ? openOrJoin(opening, request) : adopt(opening.account(), adopted);
    });
  }

  private Opened adopt(String account, long number) {
    return row(account, number)
        .filter(row -> !row.closed())
        .map(row -> opened(Opened.Result.ADOPTED, row))
        .orElseGet(() -> Opened.refused("row " + number + " is closed: everything was given back"));
  }

  private Opened openOrJoin(Opening opening, String request) {
    String account = opening.account();
    String holder = WorkflowIds.emergency(account);
    JudgedReading reading = opening.reading();
    if (opening.hold() == null && quiet.quiet(account)) {
      return Opened.refused("the operator released it: quiet until the level has left emergency");
    }
    Occasion occasion =
        new Occasion(
            account,
            reading == null ? null : reading.number(),
            reading == null ? request : null,
            opening.hold());
    Optional<Holder> before =
        holders
            .open(holder)
            .filter(row -> turnsRound(row, occasion))
            .or(() -> releases.lastUnsettled(holder));
    Optional<Holder> opened = holders.open(holder, occasion);
    opened.ifPresent(row -> endQuietFor(account, row.hold()));
    opened.ifPresent(row -> before.ifPresent(old -> releases.leaveAsBefore(old, row)));
    return opened
        .map(row -> opened(Opened.Result.OPENED, row))
        .or(() -> holders.open(holder).map(row -> opened(Opened.Result.JOINED, row)))
        .orElseGet(() -> Opened.refused("its emergency is over already"));
  }

  /**
   * What is being given back is claimed again by the next row: it has no time to be given back in
   * between. A reading that the release has taken into account, or an occasion that has had its
   * row, does not turn it round.
   */
  private boolean turnsRound(Holder row, Occasion occasion) {
    Long reading = occasion.reading();
    return releases
        .returning(row)
        .filter(returning -> reading == null || reading > returning.asOf())
        .filter(returning -> !releases.had(occasion))
        .filter(returning -> holders.close(row.id(), "frozen again"))
        .isPresent();
  }

  private Opened opened(Opened.Result result, Holder row) {
    holders.tellAgain(row.id());
    AccountSettings account = account(row.account());
    return new Opened(
        result,
        new Opened.Row(
            row.number(),
            row.openedAt(),
            clients(),
            account.reminder(),
            row.hold(),
            releases.returning(row).orElse(null),
            result == Opened.Result.OPENED ? null : recoveries.unrecovered(row)),
        null);
  }

  Set<String> clients() {
    return settings.clients().stream().map(ClientSettings::id).collect(Collectors.toSet());
  }

  AccountSettings account(@Nullable String id) {
    return settings.accounts().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("account " + id + " is not in the settings"));
  }

  Optional<Holder> row(String account, long number) {
    return holders.row(WorkflowIds.emergency(account), number);
  }

  /** Who holds a row from now on, null = nobody; tells whether it is open. */
  boolean hold(Holder row, @Nullable String reason) {
    boolean held = holders.hold(row.id(), reason);
    if (held) {
      endQuietFor(row.account(), reason);
    }
    return held;
  }

  /** Who orders a freeze takes back what kept readings quiet before. */
  private void endQuietFor(@Nullable String account, @Nullable String hold) {
    if (account != null && hold != null) {
      quiet.end(account);
    }
  }

  /** Closes a row; nothing is claimed by it any more. */
  Closed close(Holder row, String why) {
    return transactions.execute(status -> {
      boolean closed = holders.close(row.id(), why);
      boolean ours = closed || holders.closedWhy(row.id()).filter(why::equals).isPresent();
      return new Closed(ours, concerned(row));
    });
  }

  /** A client that has left the settings reports nothing any more. */
  private Set<String> concerned(Holder row) {
    Set<String> waitedFor = new HashSet<>(holders.concerned(row.id()));
    waitedFor.retainAll(clients());
    return waitedFor;
  }

  void quiet(String account, String why) {
    quiet.begin(account, why);
  }
}
