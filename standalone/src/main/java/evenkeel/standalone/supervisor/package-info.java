/**
 * Owns what one home runs: PostgreSQL, Temporal and one application process that may die at any
 * moment.
 */
@NullMarked
package evenkeel.standalone.supervisor;

import org.jspecify.annotations.NullMarked;
