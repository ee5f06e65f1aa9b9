/** The keeper: one writer per client, its lease, its ledgers, and how it makes claims hold. */
@NullMarked
package evenkeel.worker.keeping;

import org.jspecify.annotations.NullMarked;
