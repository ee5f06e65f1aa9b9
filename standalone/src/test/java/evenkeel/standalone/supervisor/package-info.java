/** The supervisor on a real PostgreSQL and a real Temporal server. */
@NullMarked
package evenkeel.standalone.supervisor;

import org.jspecify.annotations.NullMarked;
