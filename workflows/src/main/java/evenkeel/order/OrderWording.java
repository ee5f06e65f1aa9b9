package evenkeel.order;

import evenkeel.keeping.KeeperReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What an order says of itself to a person. */
public final class OrderWording {
  private OrderWording() {}

  /** One line that says what was ordered. */
  public static String summary(GivenOrder given) {
    String what =
        switch (given.kind()) {
          case STOP_DOWNLOADING -> "Stop what downloads";
          case RESTART -> "Restart";
        };
    return what + meant(given.selection()) + ": " + given.reason();
  }

  private static String meant(Selection selection) {
    List<String> parts = new ArrayList<>();
    if (selection.accounts().isEmpty() && selection.hashes().isEmpty()) {
      parts.add("of every account");
    }
    add(parts, "of account", selection.accounts());
    add(parts, "at client", selection.clients());
    add(parts, "in category", selection.categories());
    add(parts, "with tag", selection.tags());
    if (!selection.hashes().isEmpty()) {
      parts.add("of %d named".formatted(selection.hashes().size()));
    }
    return " " + String.join(", ", parts);
  }

  private static void add(List<String> parts, String words, List<String> names) {
    if (!names.isEmpty()) {
      parts.add(words + " " + String.join(" or ", names));
    }
  }

  /** One line for Temporal's UI. */
  public static String details(Order order) {
    GivenOrder given = order.given();
    return "%s%s. %s%s."
        .formatted(
            order.phase().name().toLowerCase(Locale.ROOT),
            order.ending() == null ? "" : " (" + order.ending() + ")",
            given == null ? "" : summary(given) + ". ",
            counts(order.progress()));
  }

  private static String counts(OrderProgress progress) {
    return "%d stopped, %d pending, %d given back, %d left to the user, %d refused%s%s%s%s"
        .formatted(
            progress.sum(KeeperReport::stopped),
            progress.sum(KeeperReport::pending) + progress.sum(KeeperReport::restoring),
            progress.sum(KeeperReport::restored),
            progress.sum(KeeperReport::ceded),
            progress.sum(KeeperReport::refused),
            some(progress.sum(KeeperReport::parked), ", %d gone from the client"),
            some(progress.sum(KeeperReport::guarded), ", %d waiting for a decision"),
            some(progress.sum(KeeperReport::wouldStop), ", would stop %d (only observing)"),
            some(progress.unheard(), ", clients not heard of: %d"));
  }

  private static String some(long count, String words) {
    return count == 0 ? "" : words.formatted(count);
  }
}
