package evenkeel.api.torrent;

import evenkeel.api.request.Known;
import evenkeel.api.request.Members;
import evenkeel.order.GivenOrder;
import evenkeel.order.OrderKind;
import evenkeel.order.Selection;
import evenkeel.settings.AccountSettings;
import evenkeel.settings.ClientSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an order to stop downloading says: at least one list, or that all is meant. A list that is
 * not there leaves nothing out; an empty one is refused.
 *
 * @param all whether what downloads of every account is meant, at every client
 * @param accounts ids of accounts
 * @param clients ids of clients
 * @param hashes ids or info hashes of torrents; only so are torrents of no account meant
 */
record StopDownloading(
    String reason,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable Boolean all,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable List<String> accounts,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable List<String> clients,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable List<String> categories,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable List<String> tags,
    @Schema(requiredMode = RequiredMode.NOT_REQUIRED) @Nullable List<String> hashes) {
  static final String HASHES = "40 or 64 hex digits";
  private static final int LONGEST_REASON = 300;
  private static final List<String> LISTS =
      List.of("accounts", "clients", "categories", "tags", "hashes");
  private static final String NAMES = String.join(", ", LISTS);
  private static final String HASH = "[0-9a-f]{40}|[0-9a-f]{64}";

  static GivenOrder read(
      Members members, Known<AccountSettings> accounts, Known<ClientSettings> clients) {
    String reason = members.text("reason", LONGEST_REASON);
    Selection selection =
        new Selection(
            members.texts("accounts", accounts.ids()),
            members.texts("clients", clients.ids()),
            members.texts("categories", "names", name -> !name.isBlank()),
            members.texts("tags", "names", name -> !name.isBlank()),
            hashes(members));
    if (members.flag("all") == LISTS.stream().anyMatch(members::says)) {
      members.fault("all", "true without a list, or not true and at least one list: " + NAMES);
    }
    return new GivenOrder(OrderKind.STOP_DOWNLOADING, reason, selection);
  }

  private static List<String> hashes(Members members) {
    return members.texts("hashes", "hashes of " + HASHES, StopDownloading::hash).stream()
        .map(hash -> hash.toLowerCase(Locale.ROOT))
        .toList();
  }

  static boolean hash(String text) {
    return text.toLowerCase(Locale.ROOT).matches(HASH);
  }
}
