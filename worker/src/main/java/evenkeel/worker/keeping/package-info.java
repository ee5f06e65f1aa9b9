/** How a client is served: a lease for its one writer, a lane for its work, a story beside it. */
@NullMarked
package evenkeel.worker.keeping;

import org.jspecify.annotations.NullMarked;
