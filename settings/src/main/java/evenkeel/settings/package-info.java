/** The settings file, read and validated before anything starts. */
@NullMarked
package evenkeel.settings;

import org.jspecify.annotations.NullMarked;
