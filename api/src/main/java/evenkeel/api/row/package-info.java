/** Reading the columns of a view. */
@NullMarked
package evenkeel.api.row;

import org.jspecify.annotations.NullMarked;
