/** The client of a story, whether made up or real, and the way to it. */
@NullMarked
package evenkeel.worker.keeping.model.client;

import org.jspecify.annotations.NullMarked;
