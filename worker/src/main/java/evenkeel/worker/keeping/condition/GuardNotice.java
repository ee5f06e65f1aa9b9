package evenkeel.worker.keeping.condition;

import evenkeel.keeping.LookMoment;
import evenkeel.settings.NoticeKind;
import evenkeel.worker.notice.NoticesLedger;

/** Tells the operator that torrents wait for a decision, because too many changed at once. */
public record GuardNotice(NoticesLedger notices, String client) {

  public void tell(int torrents, long kept, LookMoment moment) {
    String text =
        ("client %1$s: %2$d of %3$d held torrents were changed or went at once. That looks like a"
                + " tool, another profile or a lost mount, so they are left untouched until POST"
                + " /api/clients/%1$s/decide says leave (as they are) or assert")
            .formatted(client, torrents, kept);
    notices.tell(
        new NoticesLedger.Telling(
            "guarded/" + client + "/" + moment.look(), null, client, NoticeKind.GUARDED, text));
  }
}
