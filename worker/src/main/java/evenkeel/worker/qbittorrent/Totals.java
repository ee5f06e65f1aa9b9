package evenkeel.worker.qbittorrent;

import evenkeel.torrent.Torrent;

/** What a torrent has moved as the client counts it, over all its runs, in bytes. */
public record Totals(Torrent torrent, long uploaded, long downloaded) {}
