/** Every refusal and failure as application/problem+json. */
@NullMarked
package evenkeel.api.problem;

import org.jspecify.annotations.NullMarked;
