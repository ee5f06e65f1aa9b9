package evenkeel.account.workflow;

import evenkeel.account.JudgedReading;
import evenkeel.account.TakenReading;
import io.temporal.activity.ActivityInterface;
import org.jspecify.annotations.Nullable;

/** What the story of one reading has done for it. */
@ActivityInterface(namePrefix = "Account.")
public interface AccountActivities {
  /**
   * Asks the site once, checks the answer against the ledger and judges it; stores nothing, so that
   * a repetition costs one more question and no more. Hopeless trouble (dead cookie, changed page)
   * is a non-retryable failure whose type names it.
   */
  TakenReading takeReading(String account);

  /**
   * Stores the reading, refused or not, under {@code request}; a repetition finds it stored.
   * Answers the judged reading with its number; null when it is refused.
   */
  @Nullable JudgedReading record(String request, TakenReading taken);

  /** Publishes a reading to whoever follows the account; may be heard twice. */
  void announce(JudgedReading judged);

  /** Notes that no reading could be taken; tells the operator once when the last one gets stale. */
  void missed(String account, String why);
}
