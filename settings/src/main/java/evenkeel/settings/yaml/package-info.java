/** Reading a strict YAML file: sections, the shapes of their values, and what is wrong where. */
@NullMarked
package evenkeel.settings.yaml;

import org.jspecify.annotations.NullMarked;
