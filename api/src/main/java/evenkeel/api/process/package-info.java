/** The api as a process of its own, beside servers that others run. */
@NullMarked
package evenkeel.api.process;

import org.jspecify.annotations.NullMarked;
