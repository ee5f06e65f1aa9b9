/** The application process. */
@NullMarked
package evenkeel.standalone.application;

import org.jspecify.annotations.NullMarked;
