/** Wrong on purpose, so that rules are seen to fail. */
@NullMarked
package evenkeel.broken.emergency;

import org.jspecify.annotations.NullMarked;
