package evenkeel.keeping;

import java.time.Duration;
import java.time.Instant;

/**
 * When a look was taken, and how far it can be trusted.
 *
 * @param look number of the look, growing per client
 * @param run the client run it belongs to: the time between two starts of the client
 * @param at when, by the ledger's clock
 * @param settled whether the client has finished loading; before that every torrent is masked
 * @param refresh how long the client may show an old state after a change
 */
public record LookMoment(long look, long run, Instant at, boolean settled, Duration refresh) {}
