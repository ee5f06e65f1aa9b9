/** Doors to an account's emergency: see it, order a freeze, a release, a hand-back. */
@NullMarked
package evenkeel.api.emergency;

import org.jspecify.annotations.NullMarked;
