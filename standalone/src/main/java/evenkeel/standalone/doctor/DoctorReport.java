package evenkeel.standalone.doctor;

import com.fasterxml.jackson.annotation.JsonProperty;
import evenkeel.worker.checkup.Finding;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** All findings, for a script. */
record DoctorReport(
    @JsonProperty("well") boolean well, @JsonProperty("servers") List<Server> servers) {

  /** One server; {@code state} is well, warning, wrong or unasked. */
  record Server(
      @JsonProperty("server") String server,
      @JsonProperty("address") String address,
      @JsonProperty("state") String state,
      @JsonProperty("found") String found,
      @JsonProperty("advice") @Nullable String advice,
      @JsonProperty("notes") List<String> notes) {}

  static DoctorReport of(List<Finding> findings) {
    return new DoctorReport(
        findings.stream().noneMatch(one -> one.state() == Finding.State.WRONG),
        findings.stream().map(DoctorReport::server).toList());
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
