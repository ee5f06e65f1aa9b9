/** Evenkeel as a home runs it, ordered about and measured from outside. */
@NullMarked
package evenkeel.bench.home;

import org.jspecify.annotations.NullMarked;
