package evenkeel.api.problem;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the server sends what nobody foresaw: told without any of its insides. */
@RestController
public class FailureController implements ErrorController {
  @RequestMapping("${spring.web.error.path:/error}")
  ResponseEntity<ProblemDetail> failure(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    ProblemType type =
        status instanceof Integer code
            ? ProblemType.of(HttpStatusCode.valueOf(code))
            : ProblemType.UNKNOWN_PATH;
    ProblemDetail problem = type.saying(sentence(type));
    // An address that is nonsense is not told again; without any, Spring would tell this door's
    // own.
    problem.setInstance(URI.create(""));
    return ProblemAnswer.of(SystemProblems.wrapped(problem, request));
  }

  private static String sentence(ProblemType type) {
    return switch (type) {
      case INTERNAL_ERROR ->
          "Something went wrong that Evenkeel did not expect; its log says what.";
      case UNKNOWN_PATH -> "There is nothing here.";
      default -> "The server refused the request before looking at it.";
    };
  }
}
