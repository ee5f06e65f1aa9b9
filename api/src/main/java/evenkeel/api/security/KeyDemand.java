package evenkeel.api.security;

import evenkeel.api.problem.ProblemAnswer;
import evenkeel.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import tools.jackson.databind.json.JsonMapper;

/** Says that the door opens with a key, and where that key lies. */
final class KeyDemand implements AuthenticationEntryPoint {
  private final JsonMapper json;

  KeyDemand(JsonMapper json) {
    this.json = json;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    response.setHeader("WWW-Authenticate", "ApiKey realm=\"evenkeel\"");
    ProblemAnswer.write(
        ProblemType.KEY_REQUIRED.saying(
            "Send the key from the file api-key in the data folder as the header X-Api-Key."),
        json,
        request,
        response);
  }
}
