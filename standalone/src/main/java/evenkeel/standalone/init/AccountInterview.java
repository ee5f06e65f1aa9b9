package evenkeel.standalone.init;

import evenkeel.settings.AccountSettings;
import evenkeel.standalone.init.Dialogue.Unanswered;
import evenkeel.worker.checkup.Finding;
import evenkeel.worker.checkup.SiteCheckup;
import java.io.IOException;
import java.net.URI;

/** Asks for the account's tracker and cookie, and reads the account once. */
final class AccountInterview {
  private static final String VERSION = "0.1.0";
  private static final String SITE = "https://www.myanonamouse.net";

  private final Answers answers;
  private final String id;
  private final AskedSecret cookie;

  AccountInterview(Answers answers, String id, AskedSecret cookie) {
    this.answers = answers;
    this.id = id;
    this.cookie = cookie;
  }

  /**
   * The section of the settings.
   *
   * @param client the section of the client
   */
  String section(String client) throws IOException, Unanswered, Refused {
    String site = answers.value("--site").orElse(SITE);
    String tracker = host(site);
    while (true) {
      tracker =
          answers.of("--tracker", "Host of the account's tracker, as in announce URLs", tracker);
      cookie.ask(answers.dialogue());
      String section = Draft.account(id, site, tracker, cookie.file().file());
      if (accepted(new Draft(section, client))) {
        return section;
      }
    }
  }

  private boolean accepted(Draft draft) throws IOException, Unanswered, Refused {
    AccountSettings account;
    try {
      account = draft.judged().accounts().getFirst();
    } catch (Refused faulty) {
      cookie.forget();
      boolean again = cookie.replaceable() && !answers.has("--tracker");
      answers.refuse(String.valueOf(faulty.getMessage()), again);
      return false;
    }
    if (answers.unchecked()) {
      return true;
    }
    Finding finding = new SiteCheckup(VERSION).examine(account, new CookieFile(cookie.file()));
    return answers.taken(finding, cookie.replaceable());
  }

  private static String host(String site) {
    String host = URI.create(site).getHost();
    return host == null ? "" : host.replaceFirst("^www\\.", "");
  }
}
