package evenkeel.simulator.site;

import java.time.Instant;

/**
 * One line of the site's journal, without secrets.
 *
 * @param cookie {@code none}, or a short fingerprint by which values can be told apart
 */
public record SiteRequest(
    Instant at, String method, String path, String query, String cookie, int status) {}
