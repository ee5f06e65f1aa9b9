package evenkeel.worker.account;

import evenkeel.account.JudgedReading;

/**
 * Hears of every reading that counts; may hear of one twice. Implemented by whoever follows
 * accounts.
 */
public interface ReadingListener {
  void readingTaken(JudgedReading judged);
}
