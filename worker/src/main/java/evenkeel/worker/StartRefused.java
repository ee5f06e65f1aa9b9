package evenkeel.worker;

/**
 * The settings and the database do not fit: the process is to end as for any wrong settings, since
 * trying again is no use.
 */
public class StartRefused extends IllegalStateException {
  private static final long serialVersionUID = 1;

  protected StartRefused(String why) {
    super(why);
  }
}
