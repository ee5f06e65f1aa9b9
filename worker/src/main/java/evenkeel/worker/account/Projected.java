package evenkeel.worker.account;

/**
 * What an account has moved, as far as anybody can know: the last reading that counted, and what
 * the clients have moved that the site has not booked yet.
 */
public record Projected(long uploadedBytes, long downloadedBytes) {}
