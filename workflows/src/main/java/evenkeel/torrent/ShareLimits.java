package evenkeel.torrent;

/**
 * The limits at which qBittorrent stops or removes a seed by itself.
 *
 * @param ratio share ratio; {@link #GLOBAL} = the client's own, {@link #NONE} = no limit
 * @param seedingMinutes seeding time in minutes, same special values
 * @param inactiveMinutes time without upload in minutes, same special values
 */
public record ShareLimits(double ratio, long seedingMinutes, long inactiveMinutes) {
  public static final int GLOBAL = -2;
  public static final int NONE = -1;

  /** No limit of any kind. */
  public static ShareLimits none() {
    return new ShareLimits(NONE, NONE, NONE);
  }

  /** All three as the client's preferences say. */
  public static ShareLimits global() {
    return new ShareLimits(GLOBAL, GLOBAL, GLOBAL);
  }

  /** These limits with {@code GLOBAL} replaced by the client's own values. */
  public ShareLimits within(ShareLimits client) {
    return new ShareLimits(
        ratio == GLOBAL ? client.ratio : ratio,
        seedingMinutes == GLOBAL ? client.seedingMinutes : seedingMinutes,
        inactiveMinutes == GLOBAL ? client.inactiveMinutes : inactiveMinutes);
  }

  /** Whether any limit is set, so that it could act sooner or later. Call on resolved limits. */
  public boolean couldAct() {
    return ratio >= 0 || seedingMinutes >= 0 || inactiveMinutes >= 0;
  }
}
