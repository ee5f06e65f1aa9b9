/**
 * Names and policies that all workflows share: task queues, ids, call policies, the data converter.
 */
@NullMarked
package evenkeel.temporal;

import org.jspecify.annotations.NullMarked;
