package evenkeel.api.health;

import evenkeel.api.problem.ProblemAnswer;
import evenkeel.api.problem.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For whoever starts and watches this process; open without a key, and says nothing private. */
@RestController
public final class HealthController {
  private final Readiness readiness;
  private final Attention attention;

  public HealthController(Readiness readiness, Attention attention) {
    this.readiness = readiness;
    this.attention = attention;
  }

  @Operation(summary = "How Evenkeel is, in words, and what needs the operator")
  @ApiResponse(
      responseCode = "200",
      description = "All works",
      content = @Content(schema = @Schema(implementation = HealthView.class)))
  @ApiResponse(
      responseCode = "503",
      description = "Something does not",
      content = @Content(schema = @Schema(implementation = HealthView.class)))
  @GetMapping("/health")
  ResponseEntity<HealthView> health() {
    ReadinessView ready = readiness.look();
    HealthView view =
        new HealthView(
            ready.ready(),
            HealthView.Components.of(ready),
            ready.database() ? attention.look() : List.of());
    return ResponseEntity.status(ready.ready() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
        .body(view);
  }

  @Operation(summary = "Whether this process lives")
  @GetMapping("/health/live")
  Map<String, Boolean> live() {
    return Map.of("live", true);
  }

  @Operation(summary = "Whether everything answers that it needs")
  @ApiResponse(
      responseCode = "200",
      description = "All answers",
      content = @Content(schema = @Schema(implementation = ReadinessView.class)))
  @GetMapping("/health/ready")
  ResponseEntity<?> ready() {
    ReadinessView view = readiness.look();
    return view.ready() ? ResponseEntity.ok(view) : ProblemAnswer.later(notReady(view));
  }

  private static ProblemDetail notReady(ReadinessView view) {
    ProblemDetail problem = ProblemType.NOT_READY.saying(sentence(view));
    problem.setProperty("database", view.database());
    problem.setProperty("temporal", view.temporal());
    problem.setProperty("workers", view.workers());
    return problem;
  }

  private static String sentence(ReadinessView view) {
    HealthView.Components components = HealthView.Components.of(view);
    List<String> missing = new ArrayList<>();
    if (!view.database()) {
      missing.add("the database " + components.database());
    }
    if (!view.temporal()) {
      missing.add("Temporal " + components.temporal());
    } else if (!view.workers()) {
      missing.add("of the workers " + components.workers());
    }
    return "Not ready: " + String.join(", ", missing) + ".";
  }
}
