package evenkeel.api.request;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.core.MethodParameter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses query parameters where a door takes none; one that takes some reads them itself. */
public final class StrayParameters implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod door && !readsItself(door)) {
      Parameters.refuseAny(request.getParameterMap());
    }
    return true;
  }

  private static boolean readsItself(HandlerMethod door) {
    return Arrays.stream(door.getMethodParameters())
        .map(MethodParameter::getParameterType)
        .anyMatch(HttpServletRequest.class::equals);
  }
}
