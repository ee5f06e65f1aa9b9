/** What every server is asked with: each request goes out exactly once. */
@NullMarked
package evenkeel.worker.http;

import org.jspecify.annotations.NullMarked;
