package evenkeel.api.emergency;

import java.net.URI;

/**
 * The order is taken and goes on.
 *
 * @param state where it is to be seen
 */
public record UnderWay(URI state) {}
