package evenkeel.account;

/** What a reading means for the account. */
public enum Level {
  NORMAL,
  WARNING,
  EMERGENCY
}
