package evenkeel.api.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The migrations that this process was built with. */
final class Schema {
  private static final String MIGRATIONS = "classpath*:db/migration/V*.sql";

  private Schema() {}

  /** The number of the newest one. */
  static int newestHere() {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(MIGRATIONS))
          .map(Resource::getFilename)
          .filter(Objects::nonNull)
          .mapToInt(Schema::number)
          .max()
          .orElseThrow();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static int number(String fileName) {
    return Integer.parseInt(fileName.replaceFirst("V(\\d+)__.*", "$1"));
  }
}
