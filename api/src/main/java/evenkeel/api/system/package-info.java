/** The answers that home dashboards knew before, wrapped as they were. */
@NullMarked
package evenkeel.api.system;

import org.jspecify.annotations.NullMarked;
