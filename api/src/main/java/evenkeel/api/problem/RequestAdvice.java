package evenkeel.api.problem;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** What the web framework or a controller refuses, as a problem with a stable type. */
@RestControllerAdvice
public class RequestAdvice extends ResponseEntityExceptionHandler {
  private static final Pattern INSIDES_OF_JACKSON =
      Pattern.compile("( \\(start marker at|: was expecting| for `).*", Pattern.DOTALL);

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
    String what = INSIDES_OF_JACKSON.matcher(json.getOriginalMessage()).replaceFirst("");
    return "The body is not a JSON object" + place + ": " + what + ".";
  }

  private static String frameworkSentence(Exception refusal, ProblemType type) {
    if (refusal instanceof HttpMediaTypeNotSupportedException other) {
      MediaType came = other.getContentType();
      return "Send the body as Content-Type: application/json; it came %s."
          .formatted(came == null ? "without one" : "as " + came);
    }
    String detail = refusal instanceof ErrorResponse known ? known.getBody().getDetail() : null;
    return detail == null ? type.title() + "." : detail;
  }

  private static String path(WebRequest request) {
    return ((ServletWebRequest) request).getRequest().getRequestURI();
  }
}
