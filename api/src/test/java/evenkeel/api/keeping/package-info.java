/** Tests of the doors: keeping. */
@NullMarked
package evenkeel.api.keeping;

import org.jspecify.annotations.NullMarked;
