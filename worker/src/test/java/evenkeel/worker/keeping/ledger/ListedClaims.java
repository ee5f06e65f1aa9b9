package evenkeel.worker.keeping.ledger;

import evenkeel.torrent.Run;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Claims by list, without waiting for a look; the keeper is woken. Place in a transaction. */
public record ListedClaims(JdbcClient jdbc) {

  public void place(
      HoldersLedger.Holder holder, String client, Collection<String> hashes, Run wanted) {
    ClaimsLedger claims = new ClaimsLedger(jdbc);
    // First, as a keeper does that looks or sends: whoever comes second waits, neither for ever.
    claims.wake(client);
    List<Long> generations =
        jdbc.sql(
                """
                select distinct on (hash) id from generations
                where client = :client and hash = any(:hashes)
                order by hash, added_on desc
                """)
            .param("client", client)
            .param("hashes", hashes.toArray(String[]::new))
            .query((row, number) -> row.getLong("id"))
            .list();
    claims.place(holder.id(), generations, wanted, 0);
  }
}
