package evenkeel.api.security;

import evenkeel.api.problem.ProblemAnswer;
import evenkeel.api.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Refuses bodies that are longer than any order, or that do not say how long they are. */
final class BodyBoundFilter extends OncePerRequestFilter {
  private static final long MOST_BYTES = 64 * 1024;

  private final JsonMapper json;

  BodyBoundFilter(JsonMapper json) {
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST_BYTES) {
      ProblemAnswer.write(
          ProblemType.BODY_TOO_LARGE.saying("A body may have at most " + MOST_BYTES + " bytes."),
          json,
          request,
          response);
    } else if (request.getHeader("Transfer-Encoding") != null) {
      ProblemAnswer.write(
          ProblemType.LENGTH_REQUIRED.saying("Send the body with a Content-Length."),
          json,
          request,
          response);
    } else {
      chain.doFilter(request, response);
    }
  }
}
