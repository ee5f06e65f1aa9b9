/** Random stories told to a keeper, and what may come of them. */
@NullMarked
package evenkeel.worker.keeping.model;

import org.jspecify.annotations.NullMarked;
