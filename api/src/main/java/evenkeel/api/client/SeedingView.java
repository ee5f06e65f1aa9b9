package evenkeel.api.client;

import org.jspecify.annotations.Nullable;

/**
 * What may keep complete torrents of a client from uploading, as its last look showed it.
 *
 * @param queueing whether only so many torrents may be active at a time
 * @param maxActiveTorrents uploads and downloads together; null = no limit
 * @param alternativeLimits whether the alternative speed limits are on
 * @param sessionPaused whether nothing moves at all, though every torrent seems to run
 * @param uploadLimit of the whole client, in force, bytes per second; null = none
 */
public record SeedingView(
    boolean queueing,
    @Nullable Integer maxActiveTorrents,
    boolean alternativeLimits,
    boolean sessionPaused,
    @Nullable Long uploadLimit) {}
