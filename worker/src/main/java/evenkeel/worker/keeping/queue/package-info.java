/** The limits of a client's queue: raised so that seeds that wait there run, and given back. */
@NullMarked
package evenkeel.worker.keeping.queue;

import org.jspecify.annotations.NullMarked;
