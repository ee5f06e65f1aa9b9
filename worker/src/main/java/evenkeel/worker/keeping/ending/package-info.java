/** Whether what has ended stays so. */
@NullMarked
package evenkeel.worker.keeping.ending;

import org.jspecify.annotations.NullMarked;
