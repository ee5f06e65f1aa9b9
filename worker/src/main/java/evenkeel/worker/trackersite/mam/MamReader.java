package evenkeel.worker.trackersite.mam;

import evenkeel.account.Reading;
import java.time.Instant;

/**
 * Reads the answer of {@code jsonLoad.php?snatch_summary} in both of its layouts: buckets under one
 * key, or beside the other fields.
 */
final class MamReader {
  private final String account;

  MamReader(String account) {
    this.account = account;
  }

  Reading read(String body, Instant at) {
    MamAnswer answer = MamAnswer.parse(body);
    MamAnswer unsat = answer.nested("snatch_summary").orElse(answer).nested("unsat").orElse(null);
    return new Reading(
        account,
        at,
        answer.text("uid"),
        answer.bytes("uploaded_bytes"),
        answer.bytes("downloaded_bytes"),
        answer.ratio("ratio"),
        answer.whole("seedbonus"),
        answer.small("wedges"),
        answer.momentAfter(at, "vip_until"),
        unsat == null ? null : unsat.small("count"),
        unsat == null ? null : unsat.small("limit"));
  }
}
