package evenkeel.api.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A key as a request presents it, or the proof that it was the right one; never holds on to it. */
final class PresentedKey extends AbstractAuthenticationToken {
  private static final String HEADER = "X-Api-Key";
  private static final String OPERATOR = "operator";

  private final transient @Nullable String key;

  private PresentedKey(@Nullable String key, boolean right) {
    super(List.of());
    this.key = key;
    setAuthenticated(right);
  }

  /** The key in the request's header; null without one. */
  static @Nullable PresentedKey in(HttpServletRequest request) {
    String key = request.getHeader(HEADER);
    return key == null ? null : new PresentedKey(key, false);
  }

  static PresentedKey accepted() {
    return new PresentedKey(null, true);
  }

  boolean opens(ApiKey door) {
    return key != null && door.opensWith(key);
  }

  @Override
  public @Nullable Object getCredentials() {
    return null;
  }

  @Override
  public Object getPrincipal() {
    return OPERATOR;
  }
}
