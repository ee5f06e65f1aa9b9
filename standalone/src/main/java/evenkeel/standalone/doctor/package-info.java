/** The word doctor: what is wrong with each server, and what helps. */
@NullMarked
package evenkeel.standalone.doctor;

import org.jspecify.annotations.NullMarked;
