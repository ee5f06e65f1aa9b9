/** The hands: activities, clients, ledgers, schedules, and how they are put together. */
@NullMarked
package evenkeel.worker;

import org.jspecify.annotations.NullMarked;
