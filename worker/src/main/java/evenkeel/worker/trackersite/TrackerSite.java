package evenkeel.worker.trackersite;

import evenkeel.account.Reading;

/** A site on which the user has an account that can be read. */
public interface TrackerSite {
  /**
   * Reads the account with at most one request to the site.
   *
   * @throws SiteTrouble if there is no reading; its kind says why
   */
  Reading read();
}
