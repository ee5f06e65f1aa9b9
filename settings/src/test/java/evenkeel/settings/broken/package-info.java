/** Classes that break a rule of this room each, so that tests can see the rules fail. */
@NullMarked
package evenkeel.settings.broken;

import org.jspecify.annotations.NullMarked;
