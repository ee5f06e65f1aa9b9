/** PostgreSQL's programs and the file by which it guards its data. */
@NullMarked
package evenkeel.standalone.supervisor.postgres;

import org.jspecify.annotations.NullMarked;
