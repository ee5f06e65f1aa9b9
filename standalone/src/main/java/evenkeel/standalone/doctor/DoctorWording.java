package evenkeel.standalone.doctor;

import evenkeel.settings.yaml.Origin;
import evenkeel.worker.checkup.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tells a person how the servers were found, a line for each and below it what to do. */
final class DoctorWording {
  private DoctorWording() {}

  static List<String> of(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-8s %s (%s): %s"
            .formatted(state(finding), finding.server(), finding.address(), finding.found()));
    if (finding.advice() != null) {
      lines.add("         -> " + finding.advice());
    }
    finding.notes().forEach(note -> lines.add("         note: " + note));
    return lines;
  }

  /** What goes before the settings file. */
  static List<String> of(Map<String, Origin> origins) {
    return origins.entrySet().stream()
        .filter(one -> one.getValue() instanceof Origin.Variable)
        .map(one -> "setting  %s comes from %s".formatted(one.getKey(), one.getValue().words()))
        .toList();
  }

  static String sum(List<Finding> findings) {
    long wrong = findings.stream().filter(one -> one.state() == Finding.State.WRONG).count();
    return wrong == 0 ? "All is well." : "Wrong: %d of %d.".formatted(wrong, findings.size());
  }

  private static String state(Finding finding) {
    return switch (finding.state()) {
      case WELL -> "ok";
      case WARNING -> "warning";
      case WRONG -> "WRONG";
      case UNASKED -> "unasked";
    };
  }
}
