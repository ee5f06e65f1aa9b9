/** Benchmarks of speed and memory on real parts; each prints one table. */
@NullMarked
package evenkeel.bench;

import org.jspecify.annotations.NullMarked;
