/** Servers that a home uses and somebody else runs. */
@NullMarked
package evenkeel.standalone.supervisor.outside;

import org.jspecify.annotations.NullMarked;
