/**
 * How a torrent client is changed and always given back: claims, baselines, receipts, and the rules
 * between them.
 */
@NullMarked
package evenkeel.keeping;

import org.jspecify.annotations.NullMarked;
