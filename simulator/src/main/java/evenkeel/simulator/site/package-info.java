/** The tracker site's own web pages for machines, with all their moods. */
@NullMarked
package evenkeel.simulator.site;

import org.jspecify.annotations.NullMarked;
