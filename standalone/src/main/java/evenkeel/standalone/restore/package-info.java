/** {@code evenkeel restore}: gives everything back, with PostgreSQL and the client alone. */
@NullMarked
package evenkeel.standalone.restore;

import org.jspecify.annotations.NullMarked;
