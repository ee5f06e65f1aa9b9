/** Tests of the document that describes the doors. */
@NullMarked
package evenkeel.api.openapi;

import org.jspecify.annotations.NullMarked;
