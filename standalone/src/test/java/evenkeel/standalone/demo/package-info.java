@NullMarked
package evenkeel.standalone.demo;

import org.jspecify.annotations.NullMarked;
