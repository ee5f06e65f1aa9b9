/** The emergency as a durable workflow. */
@NullMarked
package evenkeel.emergency.workflow;

import org.jspecify.annotations.NullMarked;
