/** What the tests of all the worker's packages share. */
@NullMarked
package evenkeel.worker;

import org.jspecify.annotations.NullMarked;
