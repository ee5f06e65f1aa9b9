package evenkeel.worker.emergency;

import evenkeel.account.JudgedReading;
import evenkeel.account.Level;
import evenkeel.settings.NoticeKind;
import evenkeel.worker.emergency.QuietLedger.Quiet;
import evenkeel.worker.notice.NoticesLedger;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;

/** Says, once in each quiet, that the site's books are at the floor and nothing is stopped. */
final class QuietNotice {
  private final NoticesLedger notices;

  QuietNotice(NoticesLedger notices) {
    this.notices = notices;
  }

  /** What is only projected is no news: what was given back by order is more than can be borne. */
  void tell(Quiet quiet, JudgedReading judged) {
    if (judged.level() == Level.EMERGENCY && !judged.projected()) {
      String account = judged.reading().account();
      notices.tell(
          new NoticesLedger.Telling(
              "quiet/%s/%s".formatted(account, quiet.since()),
              account,
              null,
              NoticeKind.QUIET,
              text(quiet, judged)));
    }
  }

  private static String text(Quiet quiet, JudgedReading judged) {
    String account = judged.reading().account();
    return "The ratio of %s is at its floor or under it (%s), and nothing is stopped: everything was given back at %s (%s). `freeze %s` ends that."
        .formatted(
            account,
            judged.reading().ratio().map(BigDecimal::toPlainString).orElse("infinite"),
            quiet.since().truncatedTo(ChronoUnit.SECONDS),
            quiet.why(),
            account);
  }
}
