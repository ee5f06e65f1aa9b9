/** Tests of the doors: security. */
@NullMarked
package evenkeel.api.security;

import org.jspecify.annotations.NullMarked;
