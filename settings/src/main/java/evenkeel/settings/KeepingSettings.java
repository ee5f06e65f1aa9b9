package evenkeel.settings;

import java.time.Duration;

/**
 * How patient the keeper is.
 *
 * @param lease how long a worker holds a client without renewing
 * @param heartbeat how long a keeper's activity may be silent before another attempt starts
 * @param patience how long a write may stay invisible before it is sent once more
 */
public record KeepingSettings(Duration lease, Duration heartbeat, Duration patience) {}
