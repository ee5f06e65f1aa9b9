package evenkeel.worker.qbittorrent;

/**
 * What a client says of itself after a login.
 *
 * @param version version of the program, such as {@code v5.1.0}
 */
public record Handshake(String version, WebApiVersion webApi, Dialect dialect) {}
