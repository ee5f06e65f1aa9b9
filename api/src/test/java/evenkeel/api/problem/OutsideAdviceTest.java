package evenkeel.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowUpdateTimeoutOrCancelledException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

class OutsideAdviceTest {
  private static final WorkflowExecution STORY = WorkflowExecution.getDefaultInstance();

  private final OutsideAdvice advice = new OutsideAdvice();

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "RESOURCE_EXHAUSTED"})
  void saysThatAnOrderMayHaveArrivedHoweverDeepTheCauseLies(Status.Code code) {
    StatusRuntimeException cause = code.toStatus().asRuntimeException();
    var update = new WorkflowUpdateTimeoutOrCancelledException(STORY, "id", "freeze", cause);

    for (RuntimeException away :
        new RuntimeException[] {
          cause, update, new WorkflowServiceException(STORY, "RatioEmergency", update)
        }) {
      ResponseEntity<ProblemDetail> answer = advice.temporalAway(away);

      assertThat(answer.getStatusCode().value()).isEqualTo(503);
      assertThat(String.valueOf(answer.getBody())).contains("temporal-away").contains("may still");
    }
  }

  @Test
  void saysThatAStoryThatCannotGoOnTookNoOrder() {
    RuntimeException refused = Status.FAILED_PRECONDITION.asRuntimeException();

    ResponseEntity<ProblemDetail> answer =
        advice.temporalAway(new WorkflowServiceException(STORY, "RatioEmergency", refused));

    assertThat(answer.getStatusCode().value()).isEqualTo(503);
    assertThat(String.valueOf(answer.getBody())).contains("story-away").contains("was not taken");
  }

  @Test
  void doesNotPassOffAMistakeOfOursAsPassingTrouble() {
    StatusRuntimeException mistake = Status.INVALID_ARGUMENT.asRuntimeException();

    assertThatThrownBy(() -> advice.temporalAway(mistake)).isSameAs(mistake);
  }
}
