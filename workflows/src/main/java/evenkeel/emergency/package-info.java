/** The story of a ratio emergency, from the first bad reading to the exact restoration. */
@NullMarked
package evenkeel.emergency;

import org.jspecify.annotations.NullMarked;
