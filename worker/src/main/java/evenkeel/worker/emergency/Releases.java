package evenkeel.worker.emergency;

import evenkeel.emergency.Buffer;
import evenkeel.emergency.Waiting;
import evenkeel.emergency.workflow.Closed;
import evenkeel.emergency.workflow.GivenBack;
import evenkeel.settings.AccountSettings;
import evenkeel.worker.keeping.ledger.ClaimsLedger;
import evenkeel.worker.keeping.ledger.HoldersLedger.Holder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives an emergency's downloads back as far as its account's buffer bears: the one that decides
 * it, for all clients at once.
 */
final class Releases {
  private static final String RELEASED = "released";

  private final ReleasesLedger ledger;
  private final RecoveryLedger clock;
  private final ClaimsLedger claims;
  private final EmergencyRows rows;
  private final Buffers buffers;
  private final TransactionOperations transactions;

  Releases(
      JdbcClient jdbc, EmergencyRows rows, Buffers buffers, TransactionOperations transactions) {
    this.ledger = new ReleasesLedger(jdbc);
    this.clock = new RecoveryLedger(jdbc);
    this.claims = new ClaimsLedger(jdbc);
    this.rows = rows;
    this.buffers = buffers;
    this.transactions = transactions;
  }

  GivenBack giveBack(Holder row, AccountSettings account, String why) {
    return transactions.execute(status -> {
      List<Buffer.Held> wanted = ledger.wanted(row);
      if (!wanted.isEmpty() && buffers.emergency(account)) {
        return left(wanted, List.of());
      }
      if (!ledger.begin(row, why)) {
        return closed(row, why);
      }
      claims.end(row.id(), ledger.costless(row), RELEASED);
      List<Buffer.Held> waiting = new ArrayList<>(ledger.held(row));
      Optional<Buffer> buffer = buffers.of(account, clock.now());
      List<Buffer.Held> borne =
          buffer
              .map(one -> one.bearable(waiting, ledger.toCome(row, rows.clients())))
              .orElse(List.of());
      claims.end(row.id(), borne.stream().map(Buffer.Held::id).toList(), RELEASED);
      ledger.comes(row, borne);
      waiting.removeAll(borne);
      return waiting.isEmpty()
          ? closed(row, why)
          : left(waiting, buffer.map(one -> one.tooLarge(waiting)).orElse(List.of()));
    });
  }

  private GivenBack closed(Holder row, String why) {
    Closed closed = rows.close(row, why);
    return new GivenBack(closed.ours(), closed.clients(), Map.of(), Waiting.NONE);
  }

  private static GivenBack left(List<Buffer.Held> waiting, List<Buffer.Held> tooLarge) {
    Map<String, Waiting> byClient = new TreeMap<>();
    for (Buffer.Held one : waiting) {
      Waiting before = byClient.getOrDefault(one.client(), Waiting.NONE);
      byClient.put(one.client(), before.with(one.left()));
    }
    Waiting large = Waiting.NONE;
    for (Buffer.Held one : tooLarge) {
      large = large.with(one.left());
    }
    return new GivenBack(true, Set.of(), byClient, large);
  }
}
