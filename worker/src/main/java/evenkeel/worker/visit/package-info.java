/**
 * Short visits to clients, beside a running keeper or before there is one: refusals are remembered.
 */
@NullMarked
package evenkeel.worker.visit;

import org.jspecify.annotations.NullMarked;
