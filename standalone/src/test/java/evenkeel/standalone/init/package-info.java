/** The tests of what only looks and advises. */
@NullMarked
package evenkeel.standalone.init;

import org.jspecify.annotations.NullMarked;
