/** The tests of what only looks and advises. */
@NullMarked
package evenkeel.standalone.doctor;

import org.jspecify.annotations.NullMarked;
