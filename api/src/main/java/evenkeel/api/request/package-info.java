/** Reading requests, with all their faults at once. */
@NullMarked
package evenkeel.api.request;

import org.jspecify.annotations.NullMarked;
