/** The clients and their torrents in numbers. */
@NullMarked
package evenkeel.api.client;

import org.jspecify.annotations.NullMarked;
