/** What tests of the servers ask with. */
@NullMarked
package evenkeel.simulator.http;

import org.jspecify.annotations.NullMarked;
