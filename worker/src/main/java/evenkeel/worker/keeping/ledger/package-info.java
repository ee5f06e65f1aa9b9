/** All that a keeper writes down: who writes, who wants what, what was found, done and told. */
@NullMarked
package evenkeel.worker.keeping.ledger;

import org.jspecify.annotations.NullMarked;
