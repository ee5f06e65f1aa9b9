package evenkeel.worker.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of giving back the torrents of one client.
 *
 * @param restored brought back to what they were
 * @param ceded left as they are, because the user had changed them meanwhile
 * @param left not given back
 * @param trouble why it ended early; null when it did not
 */
public record Returned(
    String client, int restored, int ceded, List<Held> left, @Nullable String trouble) {

  /** Whether nothing is held any more that could have been given back. */
  public boolean complete() {
    return trouble == null && left.stream().noneMatch(Held::missing);
  }
}
