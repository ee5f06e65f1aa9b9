package evenkeel.api.problem;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What PostgreSQL, Temporal or a story did not do, as a problem. */
@RestControllerAdvice
public class OutsideAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(OutsideAdvice.class);
  private static final Set<Status.Code> PASSING =
      EnumSet.of(
          Status.Code.UNAVAILABLE,
          Status.Code.DEADLINE_EXCEEDED,
          Status.Code.CANCELLED,
          Status.Code.RESOURCE_EXHAUSTED,
          Status.Code.ABORTED);

  @ExceptionHandler({DataAccessResourceFailureException.class, TransientDataAccessException.class})
  ResponseEntity<ProblemDetail> databaseAway(DataAccessException away, HttpServletRequest request) {
    LOG.warn("The database does not answer: {}", NestedExceptionUtils.getMostSpecificCause(away));
    return ProblemAnswer.later(
        SystemProblems.wrapped(
            ProblemType.DATABASE_AWAY.saying(
                "The database does not answer. Ask again in a moment."),
            request));
  }

  /** The order may have arrived and only its answer be lost: saying otherwise would be a guess. */
  @ExceptionHandler({
    StatusRuntimeException.class,
    WorkflowServiceException.class,
    WorkflowUpdateTimeoutOrCancelledException.class
  })
  ResponseEntity<ProblemDetail> temporalAway(RuntimeException away) {
    Status status = Status.fromThrowable(away);
    LOG.warn("An order was not taken in time: {}", status);
    if (status.getCode() == Status.Code.FAILED_PRECONDITION) {
      return stuck();
    }
    if (!PASSING.contains(status.getCode())) {
      throw away;
    }
    return ProblemAnswer.later(
        ProblemType.TEMPORAL_AWAY.saying(
            "Temporal or the worker did not take the order in time; it may still be carried out."
                + " Look at the state before you order again."));
  }

  /** Temporal refuses orders to a story whose last step failed: surely not taken. */
  private static ResponseEntity<ProblemDetail> stuck() {
    return ProblemAnswer.later(
        ProblemType.STORY_AWAY.saying(
            "The story cannot go on at the moment, so the order was not taken; Temporal's own"
                + " pages and the worker's log say why."));
  }
}
