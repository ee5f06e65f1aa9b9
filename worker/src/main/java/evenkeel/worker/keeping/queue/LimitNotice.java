package evenkeel.worker.keeping.queue;

import evenkeel.keeping.KeptField;
import evenkeel.settings.NoticeKind;
import evenkeel.torrent.QueueLimit;
import evenkeel.worker.notice.NoticesLedger;

/** Tells the operator, once, that a limit of the queue could not be given back. */
public record LimitNotice(NoticesLedger notices, String client) {

  public void tell(QueuePreference preference, KeptField<QueueLimit> field) {
    if (field.returning() && field.refusal() != null) {
      notices.tell(
          new NoticesLedger.Telling(
              "left_raised/%s/%d".formatted(client, field.baselineId()),
              null,
              client,
              NoticeKind.LEFT_RAISED,
              "client %s did not set %s back to %s; it is asked again every few hours, and by restore"
                  .formatted(client, preference.label(), field.baseline().name())));
    }
  }
}
