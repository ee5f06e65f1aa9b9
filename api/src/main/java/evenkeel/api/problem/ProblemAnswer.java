package evenkeel.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** A problem on its way out, from a controller or from a filter in front of them all. */
public final class ProblemAnswer {
  private ProblemAnswer() {}

  /** The answer of a controller. */
  static ResponseEntity<ProblemDetail> of(ProblemDetail problem) {
    return answering(problem).body(problem);
  }

  /** The same, with word of when asking again makes sense. */
  public static ResponseEntity<ProblemDetail> later(ProblemDetail problem) {
    return answering(problem).header("Retry-After", "5").body(problem);
  }

  /** Writes the problem where no controller has a say. */
  public static void write(
      ProblemDetail problem,
      JsonMapper json,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    response.setStatus(problem.getStatus());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response
        .getOutputStream()
        .write(json.writeValueAsBytes(SystemProblems.wrapped(problem, request)));
  }

  private static ResponseEntity.BodyBuilder answering(ProblemDetail problem) {
    return ResponseEntity.status(problem.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON);
  }
}
