package evenkeel.worker.checkup;

/** Options of qBittorrent that matter to Evenkeel, for a person. */
final class OptionWords {
  static final String NO_LOGIN =
      "it lets everybody from here in without a login: Evenkeel cannot end a session there to stop a late"
          + " request. Better switch the bypass off (Options > Web UI > Authentication)";
  static final String REMOVES =
      "its share limits remove torrents (Options > BitTorrent > Seeding limits): Evenkeel never starts"
          + " a torrent that a limit could remove";
  static final String STOPS =
      "its share limits stop torrents (Options > BitTorrent > Seeding limits): Evenkeel never starts"
          + " a complete torrent that a limit could stop";
  static final String NO_QUEUE =
      "torrent queueing is off (Options > BitTorrent): all that Evenkeel gives back runs at once";

  private OptionWords() {}
}
