/** Operating system processes that outlive their parent: on record, logged, recognised, ended. */
@NullMarked
package evenkeel.standalone.supervisor.process;

import org.jspecify.annotations.NullMarked;
