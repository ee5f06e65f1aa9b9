/**
 * The door under test, with a real chain, a real PostgreSQL and Temporal's test server behind it.
 */
@NullMarked
package evenkeel.api;

import org.jspecify.annotations.NullMarked;
