/** The REST door: reads through views, changes the world through Temporal alone. */
@NullMarked
package evenkeel.api;

import org.jspecify.annotations.NullMarked;
