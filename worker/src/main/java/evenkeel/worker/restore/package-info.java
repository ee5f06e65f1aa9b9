/** Gives back by hand what Evenkeel holds, with the database and the clients alone. */
@NullMarked
package evenkeel.worker.restore;

import org.jspecify.annotations.NullMarked;
