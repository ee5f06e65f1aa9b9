package evenkeel.api.request;

import evenkeel.api.problem.ProblemType;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import evenkeel.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the settings name, of one kind and by id. */
public final class Known<T> {
  private final ProblemType problem;
  private final String kind;
  private final Map<String, T> byId = new LinkedHashMap<>();

  private Known(ProblemType problem, String kind, List<T> all, Function<T, String> id) {
    this.problem = problem;
    this.kind = kind;
    all.forEach(one -> byId.put(id.apply(one), one));
  }

  public static Known<AccountSettings> accounts(Settings settings) {
    return new Known<>(
        ProblemType.UNKNOWN_ACCOUNT, "account", settings.accounts(), AccountSettings::id);
  }

  public static Known<ClientSettings> clients(Settings settings) {
    return new Known<>(
        ProblemType.UNKNOWN_CLIENT, "client", settings.clients(), ClientSettings::id);
  }

  /** What has that id; refuses one that the settings do not name, and says which they do. */
  public T require(String id) {
    T found = byId.get(id);
    if (found == null) {
      throw problem.because(
          "There is no %s \"%s\" in the settings; there is: %s."
              .formatted(kind, id, String.join(", ", byId.keySet())));
    }
    return found;
  }

  public List<String> ids() {
    return List.copyOf(byId.keySet());
  }

  /** As the settings list them. */
  public List<T> all() {
    return List.copyOf(byId.values());
  }
}
