package evenkeel.api.client;

import java.net.URI;
import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A client as the door shows it: as it stood at its last look.
 *
 * @param version of the program; null before the first look
 * @param webApi version of its Web API; null before the first look
 * @param reachable whether it can be looked at
 * @param reachableSince since when every look has succeeded; null while one does not
 * @param lastLookAt the last look that succeeded; null before the first
 * @param looks how many there were
 * @param trouble why it cannot be looked at, in words; null while it can
 * @param maxActiveUploads upload slots; null = no limit, or not known yet
 * @param seeding what may hinder its seeding; null before the first look
 * @param held torrents that Evenkeel has changed and will give back
 * @param guarded torrents that wait for a person's decision
 * @param torrents all of them, whoever's; null before the first look
 * @param accounts those of each account
 */
public record ClientView(
    String id,
    URI url,
    @Nullable String version,
    @Nullable String webApi,
    boolean reachable,
    @Nullable Instant reachableSince,
    @Nullable Instant lastLookAt,
    long looks,
    @Nullable String trouble,
    @Nullable Instant troubleSince,
    @Nullable Integer maxActiveUploads,
    @Nullable SeedingView seeding,
    long held,
    long guarded,
    @Nullable TorrentCounts torrents,
    SortedMap<String, TorrentCounts> accounts) {}
