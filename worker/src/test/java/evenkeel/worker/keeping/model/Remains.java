package evenkeel.worker.keeping.model;

import evenkeel.keeping.KeeperReport;
import evenkeel.worker.keeping.model.client.Client;
import evenkeel.worker.keeping.model.client.ClientTorrent;
import java.util.ArrayList;
import java.util.List;

/** What must not be left when everybody has let go. */
record Remains(Keeping kept, Client client, boolean crashed) {

  List<String> found() {
    List<String> found = new ArrayList<>();
    rows(found, "claims where ended_at is null");
    rows(found, "holder_clients where settled_at is null");
    rows(found, "baselines where closed_at is null and parked_at is null");
    rows(
        found,
        "baselines where parked_at is not null and closed_at is null and generation_id in "
            + here());
    rows(
        found,
        """
        receipts r join baselines b on b.id = r.baseline_id
        where b.closed_at is not null and r.sent_at is not null and r.voided_at is null
          and r.confirmed_at is null and r.refused_at is null
        """);
    client.torrents().stream()
        .filter(one -> !crashed && one.tags().contains("evenkeel-held"))
        .forEach(one -> found.add(one.hash().substring(0, 2) + " still carries the tag"));
    kept.told.values().stream()
        .filter(report -> !report.returned())
        .map(KeeperReport::toString)
        .forEach(found::add);
    return found;
  }

  private String here() {
    return client.torrents().stream()
            .map(this::same)
            .reduce("(select 0 where false", (all, one) -> all + " union all " + one)
        + ")";
  }

  private String same(ClientTorrent torrent) {
    return "select id from generations where hash = '"
        + torrent.hash()
        + "' and added_on = "
        + torrent.addedOn();
  }

  private void rows(List<String> found, String rows) {
    long number = kept.books.count(rows);
    if (number > 0) {
      found.add(number + " " + rows.strip());
    }
  }
}
