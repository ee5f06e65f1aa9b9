/** One client under its keeper: a look, what it asks for, and writes that rest on that look. */
@NullMarked
package evenkeel.worker.keeping.look;

import org.jspecify.annotations.NullMarked;
