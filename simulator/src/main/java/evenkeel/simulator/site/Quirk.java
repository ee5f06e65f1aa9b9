package evenkeel.simulator.site;

/** A way in which the site's answers differ from the plain one. */
public enum Quirk {
  /** The summary's keys at the top level, each bucket with {@code red}: the layout of before. */
  FLAT_SUMMARY,
  RATIO_AS_TEXT,
  /** {@code Inf.} instead of {@code ∞} for a user who downloaded nothing. */
  RATIO_INF_AS_WORD,
  BYTES_WITH_DECIMALS,
  UID_AS_TEXT,
  /** {@code vip_until} is null instead of absent for a user without VIP. */
  VIP_NULL,
  UNKNOWN_FIELDS
}
