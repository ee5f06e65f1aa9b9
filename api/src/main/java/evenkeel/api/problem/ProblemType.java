package evenkeel.api.problem;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** Kinds of problems; the name is part of the stable {@code type} that programs may rely on. */
public enum ProblemType {
  INVALID_REQUEST(HttpStatus.BAD_REQUEST, "The request has faults"),
  UNREADABLE_REQUEST(HttpStatus.BAD_REQUEST, "The request cannot be read"),
  KEY_REQUIRED(HttpStatus.UNAUTHORIZED, "The API key is missing or wrong"),
  HOST_REFUSED(HttpStatus.FORBIDDEN, "This host name is not served"),
  FORBIDDEN(HttpStatus.FORBIDDEN, "Not allowed"),
  UNKNOWN_ACCOUNT(HttpStatus.NOT_FOUND, "No such account"),
  UNKNOWN_CLIENT(HttpStatus.NOT_FOUND, "No such client"),
  UNKNOWN_PATH(HttpStatus.NOT_FOUND, "Nothing here"),
  UNKNOWN_EMERGENCY(HttpStatus.NOT_FOUND, "No such emergency"),
  UNKNOWN_ORDER(HttpStatus.NOT_FOUND, "No such order"),
  UNKNOWN_TORRENT(HttpStatus.NOT_FOUND, "No such torrent"),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "Not possible here"),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Cannot be given in this form"),
  NOTHING_FROZEN(HttpStatus.CONFLICT, "Nothing is frozen"),
  ORDER_REFUSED(HttpStatus.CONFLICT, "The order makes no sense now"),
  LENGTH_REQUIRED(HttpStatus.LENGTH_REQUIRED, "The length of the body is missing"),
  BODY_TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE, "The body is too large"),
  KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT, "The key belongs to another order"),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Only JSON is read"),
  INTERNAL_ERROR(HttpStatus.INTERNAL_SERVER_ERROR, "Something unexpected went wrong"),
  NO_READING(HttpStatus.SERVICE_UNAVAILABLE, "There is no reading yet"),
  NOT_READY(HttpStatus.SERVICE_UNAVAILABLE, "Not ready"),
  DATABASE_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
  TEMPORAL_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "Temporal or the worker does not answer"),
  STORY_AWAY(HttpStatus.SERVICE_UNAVAILABLE, "The story does not answer");

  private final HttpStatus status;
  private final String title;

  ProblemType(HttpStatus status, String title) {
    this.status = status;
    this.title = title;
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  /** What programs know it by. */
  public String urn() {
    return "urn:evenkeel:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What stands for a refusal by the web framework, which knows a status only. */
  static ProblemType of(HttpStatusCode status) {
    if (status.value() == HttpStatus.BAD_REQUEST.value()) {
      return UNREADABLE_REQUEST;
    }
    if (status.value() == HttpStatus.NOT_FOUND.value()) {
      return UNKNOWN_PATH;
    }
    if (status.value() == HttpStatus.FORBIDDEN.value()) {
      return FORBIDDEN;
    }
    return Arrays.stream(values())
        .filter(type -> type.status.value() == status.value())
        .findFirst()
        .orElse(status.is4xxClientError() ? UNREADABLE_REQUEST : INTERNAL_ERROR);
  }

  /** The problem, with a sentence for a person. */
  public ProblemDetail saying(String sentence) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
    problem.setType(URI.create(urn()));
    problem.setTitle(title);
    return problem;
  }

  /** The problem as something to throw. */
  public ErrorResponseException because(String sentence) {
    return new ErrorResponseException(status, saying(sentence), null);
  }
}
