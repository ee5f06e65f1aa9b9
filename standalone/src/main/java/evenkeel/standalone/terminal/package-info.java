/** What an operator asks and orders in a terminal of a running Evenkeel. */
@NullMarked
package evenkeel.standalone.terminal;

import org.jspecify.annotations.NullMarked;
