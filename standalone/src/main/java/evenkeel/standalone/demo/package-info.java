/** The main job played on real parts, with the story told as it happens. */
@NullMarked
package evenkeel.standalone.demo;

import org.jspecify.annotations.NullMarked;
