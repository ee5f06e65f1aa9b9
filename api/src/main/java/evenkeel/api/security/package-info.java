/** Who may come in: the key, the host names a browser may use, bounds on a request. */
@NullMarked
package evenkeel.api.security;

import org.jspecify.annotations.NullMarked;
