package evenkeel.api.request;

import evenkeel.api.problem.ProblemType;
import java.util.List;

/** The ids of one kind that the settings name. */
public final class Known {
  private final ProblemType problem;
  private final String kind;
  private final List<String> ids;

  private Known(ProblemType problem, String kind, List<String> ids) {
    this.problem = problem;
    this.kind = kind;
    this.ids = ids;
  }

  public static Known accounts(List<String> ids) {
    return new Known(ProblemType.UNKNOWN_ACCOUNT, "account", ids);
  }

  public static Known clients(List<String> ids) {
    return new Known(ProblemType.UNKNOWN_CLIENT, "client", ids);
  }

  /** Refuses an id that the settings do not name, and says which they do. */
  public void require(String id) {
    if (!ids.contains(id)) {
      throw problem.because(
          "There is no %s \"%s\" in the settings; there is: %s."
              .formatted(kind, id, String.join(", ", ids)));
    }
  }
}
