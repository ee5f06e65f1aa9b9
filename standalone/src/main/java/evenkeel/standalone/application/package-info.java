/** The application process of one home: worker and api together. */
@NullMarked
package evenkeel.standalone.application;

import org.jspecify.annotations.NullMarked;
