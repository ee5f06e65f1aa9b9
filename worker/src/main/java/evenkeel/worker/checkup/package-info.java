/** What is wrong with a server that the settings name, and what helps, in plain words. */
@NullMarked
package evenkeel.worker.checkup;

import org.jspecify.annotations.NullMarked;
