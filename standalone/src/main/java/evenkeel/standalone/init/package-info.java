/** The word init: a first settings file, by asking and checking. */
@NullMarked
package evenkeel.standalone.init;

import org.jspecify.annotations.NullMarked;
