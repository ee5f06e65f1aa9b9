package evenkeel.simulator.site;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes the answer of {@code jsonLoad.php} about one user. */
record JsonLoad(SiteUserState user, Set<Quirk> quirks) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final List<String> BUCKETS =
      List.of("sSat", "seedUnsat", "seedHnr", "inactSat", "inactUnsat", "inactHnr", "leeching");

  String text(boolean withSummary) {
    Map<String, @Nullable Object> answer = base();
    if (withSummary && quirks.contains(Quirk.FLAT_SUMMARY)) {
      answer.putAll(summary());
      answer.put("update", 1_791_000_060L);
    } else if (withSummary) {
      answer.put("snatch_summary", summary());
    }
    return JSON.writeValueAsString(answer);
  }

  private Map<String, @Nullable Object> base() {
    Map<String, @Nullable Object> base = new LinkedHashMap<>();
    base.put("uid", quirks.contains(Quirk.UID_AS_TEXT) ? Long.toString(user.uid()) : user.uid());
    base.put("username", user.name());
    base.put("classname", user.classname());
    base.put("ratio", ratio());
    base.put("seedbonus", user.points());
    base.put("wedges", user.wedges());
    base.put("uploaded", shown(user.uploaded()));
    base.put("uploaded_bytes", bytes(user.uploaded()));
    base.put("downloaded", shown(user.downloaded()));
    base.put("downloaded_bytes", bytes(user.downloaded()));
    if (user.vipUntil() != null || quirks.contains(Quirk.VIP_NULL)) {
      base.put("vip_until", user.vipUntil());
    }
    if (quirks.contains(Quirk.UNKNOWN_FIELDS)) {
      base.put("seasonal", Map.of("lanterns", List.of(1, "two", Map.of())));
    }
    return base;
  }

  private Object ratio() {
    if (user.downloaded() == 0) {
      return quirks.contains(Quirk.RATIO_INF_AS_WORD) ? "Inf." : "∞";
    }
    BigDecimal ratio =
        BigDecimal.valueOf(user.uploaded())
            .divide(BigDecimal.valueOf(user.downloaded()), MathContext.DECIMAL64);
    return quirks.contains(Quirk.RATIO_AS_TEXT) ? ratio.toPlainString() : ratio;
  }

  private Object bytes(long bytes) {
    return quirks.contains(Quirk.BYTES_WITH_DECIMALS) ? new BigDecimal(bytes + ".25") : bytes;
  }

  private Map<String, @Nullable Object> summary() {
    Map<String, @Nullable Object> summary = new LinkedHashMap<>();
    summary.put("connectable", "yes");
    summary.put("created", 1_791_000_000L);
    Map<String, @Nullable Object> unsat = bucket(7, 5_368_709_120L);
    unsat.put("limit", 150);
    summary.put("unsat", unsat);
    BUCKETS.forEach(name -> summary.put(name, bucket(0, null)));
    return summary;
  }

  private Map<String, @Nullable Object> bucket(int count, @Nullable Long size) {
    Map<String, @Nullable Object> bucket = new LinkedHashMap<>();
    bucket.put("name", "some words");
    bucket.put("count", count);
    bucket.put("size", size);
    if (quirks.contains(Quirk.FLAT_SUMMARY)) {
      bucket.put("red", false);
    }
    return bucket;
  }

  private static String shown(long bytes) {
    return String.format(Locale.ROOT, "%,.2f GiB", bytes / (double) (1 << 30));
  }
}
