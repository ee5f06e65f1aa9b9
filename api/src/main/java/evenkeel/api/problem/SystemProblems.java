package evenkeel.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.http.ProblemDetail;

/**
 * Problems under {@code /api/system} say also what the wrapping of an answer there says: {@code
 * success}, {@code error}, {@code timestamp}.
 */
final class SystemProblems {
  private static final String PREFIX = "/api/system/";

  private SystemProblems() {}

  /** The problem as the request's path wants it. */
  static ProblemDetail wrapped(ProblemDetail problem, HttpServletRequest request) {
    Object before = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = before instanceof String uri ? uri : request.getRequestURI();
    if (path != null && path.startsWith(PREFIX)) {
      problem.setProperty("success", false);
      problem.setProperty("error", problem.getDetail());
      problem.setProperty("timestamp", Instant.now());
    }
    return problem;
  }
}
