/** The description of all doors, for programs. */
@NullMarked
package evenkeel.api.openapi;

import org.jspecify.annotations.NullMarked;
