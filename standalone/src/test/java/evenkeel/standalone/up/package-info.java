/** Evenkeel as a home runs it for keeps, on its own servers and on others'. */
@NullMarked
package evenkeel.standalone.up;

import org.jspecify.annotations.NullMarked;
