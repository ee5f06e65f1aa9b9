package evenkeel.api.health;

import evenkeel.api.problem.ProblemAnswer;
import evenkeel.api.problem.ProblemType;
import java.util.Map;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever starts and watches this process; open without a key, and says nothing private. */
@RestController
public final class HealthController {
  private final Readiness readiness;

  public HealthController(Readiness readiness) {
    this.readiness = readiness;
  }

  @GetMapping("/health/live")
  Map<String, Boolean> live() {
    return Map.of("live", true);
  }

  @GetMapping("/health/ready")
  ResponseEntity<?> ready() {
    ReadinessView view = readiness.look();
    return view.ready() ? ResponseEntity.ok(view) : ProblemAnswer.later(notReady(view));
  }

  private static ProblemDetail notReady(ReadinessView view) {
    ProblemDetail problem = ProblemType.NOT_READY.saying("Not ready: %s.".formatted(silent(view)));
    problem.setProperty("database", view.database());
    problem.setProperty("temporal", view.temporal());
    return problem;
  }

  private static String silent(ReadinessView view) {
    if (view.database()) {
      return "Temporal does not answer";
    }
    return view.temporal()
        ? "the database does not answer"
        : "neither the database nor Temporal answers";
  }
}
