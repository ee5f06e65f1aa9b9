/** What the words that only look and advise have in common. */
@NullMarked
package evenkeel.standalone.advice;

import org.jspecify.annotations.NullMarked;
