package evenkeel.api.security;

import evenkeel.api.problem.ProblemAnswer;
import evenkeel.api.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refuses requests for foreign host names: a web page whose name was pointed at loopback (DNS
 * rebinding) counts as the same origin for a browser, but cannot choose another Host header.
 */
final class HostFilter extends OncePerRequestFilter {
  private final ServedHosts hosts;
  private final JsonMapper json;

  HostFilter(ServedHosts hosts, JsonMapper json) {
    this.hosts = hosts;
    this.json = json;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (hosts.serve(request.getServerName())) {
      chain.doFilter(request, response);
    } else {
      ProblemAnswer.write(
          ProblemType.HOST_REFUSED.saying(
              "This door is reached by localhost, a loopback address, or a name in api.hosts of the settings only."),
          json,
          request,
          response);
    }
  }
}
