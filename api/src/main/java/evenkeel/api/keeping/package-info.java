/** Doors to what is kept of a client: a person's decision on a guarded group. */
@NullMarked
package evenkeel.api.keeping;

import org.jspecify.annotations.NullMarked;
