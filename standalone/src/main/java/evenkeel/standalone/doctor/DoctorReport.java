package evenkeel.standalone.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenkeel.settings.yaml.Origin;
import evenkeel.worker.checkup.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All findings, for a script.
 *
 * @param settings where the value of each key comes from
 */
record DoctorReport(
    @JsonProperty("well") boolean well,
    @JsonProperty("servers") List<Server> servers,
    @JsonProperty("settings") Map<String, String> settings) {

  /** One server; {@code state} is well, warning, wrong or unasked. */
  record Server(
      @JsonProperty("server") String server,
      @JsonProperty("address") String address,
      @JsonProperty("state") String state,
      @JsonProperty("found") String found,
      @JsonProperty("advice") @Nullable String advice,
      @JsonProperty("notes") List<String> notes) {}

  static DoctorReport of(List<Finding> findings, Map<String, Origin> origins) {
    Map<String, String> settings = new LinkedHashMap<>();
    origins.forEach((key, origin) -> settings.put(key, origin.words()));
    return new DoctorReport(
        findings.stream().noneMatch(one -> one.state() == Finding.State.WRONG),
        findings.stream().map(DoctorReport::server).toList(),
        settings);
  }

  private static Server server(Finding one) {
    return new Server(
        one.server(),
        one.address(),
        one.state().name().toLowerCase(Locale.ROOT),
        one.found(),
        one.advice(),
        one.notes());
  }
}
