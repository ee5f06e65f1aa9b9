/** The whole household, with its processes killed at chosen points. */
@NullMarked
package evenkeel.standalone.fault;

import org.jspecify.annotations.NullMarked;
