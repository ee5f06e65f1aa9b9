package evenkeel.temporal;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** What workflows can be found by; each has to be made known to the server. */
public final class EvenkeelSearchAttributes {
  public static final SearchAttributeKey<String> ACCOUNT =
      SearchAttributeKey.forKeyword("EvenkeelAccount");
  public static final SearchAttributeKey<String> PHASE =
      SearchAttributeKey.forKeyword("EvenkeelPhase");
  public static final SearchAttributeKey<String> CLIENT =
      SearchAttributeKey.forKeyword("EvenkeelClient");

  private EvenkeelSearchAttributes() {}

  /** All of them. */
  public static List<SearchAttributeKey<String>> all() {
    return List.of(ACCOUNT, PHASE, CLIENT);
  }
}
