package evenkeel.api.problem;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What the web framework or a controller refuses, as a problem with a stable type. */
@RestControllerAdvice
public class RequestAdvice extends ResponseEntityExceptionHandler {
  @Override
  protected @Nullable ResponseEntity<Object> handleExceptionInternal(
      Exception refusal,
      @Nullable Object body,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    ProblemDetail problem =
        SystemProblems.wrapped(
            problem(refusal, status, request), ((ServletWebRequest) request).getRequest());
    return super.handleExceptionInternal(refusal, problem, headers, status, request);
  }

  private static ProblemDetail problem(
      Exception refusal, HttpStatusCode status, WebRequest request) {
    if (refusal instanceof HttpMessageNotReadableException unreadable) {
      return ProblemType.UNREADABLE_REQUEST.saying(unreadable(unreadable.getCause()));
    }
    if (refusal instanceof ErrorResponse known && ours(known.getBody())) {
      return known.getBody();
    }
    ProblemType type = ProblemType.of(status);
    return type == ProblemType.UNKNOWN_PATH
        ? type.saying("There is nothing at " + path(request) + ".")
        : type.saying(frameworkSentence(refusal, type));
  }

  private static boolean ours(ProblemDetail problem) {
    return problem.getType() != null && "urn".equals(problem.getType().getScheme());
  }

  private static String unreadable(@Nullable Throwable cause) {
    if (!(cause instanceof JacksonException json)) {
      return "The body is missing; a JSON object is expected.";
    }
    TokenStreamLocation at = json.getLocation();
    String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    return "The body is not a JSON object" + place + ": " + json.getOriginalMessage() + ".";
  }

  private static String frameworkSentence(Exception refusal, ProblemType type) {
    String detail = refusal instanceof ErrorResponse known ? known.getBody().getDetail() : null;
    return detail == null ? type.title() + "." : detail;
  }

  private static String path(WebRequest request) {
    return ((ServletWebRequest) request).getRequest().getRequestURI();
  }
}
