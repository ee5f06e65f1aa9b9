/** Tells the operator, once each. */
@NullMarked
package evenkeel.worker.notice;

import org.jspecify.annotations.NullMarked;
