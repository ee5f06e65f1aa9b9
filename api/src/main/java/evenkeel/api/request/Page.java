package evenkeel.api.request;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which part of a list that grows is asked for, newest first.
 *
 * @param before only what has a smaller number than this
 */
public record Page(long limit, long before) {
  private static final long MOST = 500;
  private static final long USUAL = 50;
  private static final String CURSOR = "cursor";

  /** As the parameters {@code limit} and {@code cursor} say. */
  public static Page of(Parameters parameters) {
    return new Page(
        parameters.number("limit", MOST).orElse(USUAL),
        parameters.cursor(CURSOR).orElse(Long.MAX_VALUE));
  }

  /** Where the older ones are, asked for in the same way; null at the end. */
  public <T> @Nullable String next(
      HttpServletRequest request, List<T> found, ToLongFunction<T> number) {
    if (found.size() < limit) {
      return null;
    }
    String cursor = Cursor.after(number.applyAsLong(found.getLast()));
    return UriComponentsBuilder.fromPath(request.getRequestURI())
        .query(request.getQueryString())
        .replaceQueryParam(CURSOR, cursor)
        .build(true)
        .toUriString();
  }
}
