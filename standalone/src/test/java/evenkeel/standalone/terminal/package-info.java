/** What a person asks and orders in a terminal. */
@NullMarked
package evenkeel.standalone.terminal;

import org.jspecify.annotations.NullMarked;
