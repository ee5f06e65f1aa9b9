import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Counts the test reports below a folder; its last line is the sum, its exit the verdict. */
final class TestReports {
  private static final String REPORTS = "glob:**/target/surefire-reports/TEST-*.xml";

  private final Map<String, Double> seconds = new TreeMap<>();
  private final List<String> skipped = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private int tests;

  public static void main(String[] folder) throws IOException {
    var reports = new TestReports();
    for (Path report : reportsBelow(Path.of(folder[0]))) {
      reports.add(report);
    }
    reports.print();
    System.exit(reports.isGood("true".equals(System.getenv("CI"))) ? 0 : 1);
  }

  private static List<Path> reportsBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, 4)) {
      return files.filter(folder.getFileSystem().getPathMatcher(REPORTS)::matches).sorted().toList();
    }
  }

  /** A report that was cut off counts as a failed test. */
  private void add(Path report) throws IOException {
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
      String test = "";
      while (xml.hasNext()) {
        if (xml.next() == XMLStreamReader.START_ELEMENT) {
          test = count(xml, test);
        }
      }
    } catch (XMLStreamException e) {
      tests++;
      failed.add(report.getFileName() + ": unreadable report");
    }
  }

  private String count(XMLStreamReader xml, String test) throws XMLStreamException {
    switch (xml.getLocalName()) {
      case "testsuite" -> seconds.merge(attribute(xml, "name"), time(xml), Double::sum);
      case "testcase" -> {
        tests++;
        return attribute(xml, "classname") + "." + attribute(xml, "name");
      }
      case "failure", "error" -> failed.add(test + ": " + reason(xml));
      case "skipped" -> skipped.add(test + ": " + reason(xml));
      default -> {}
    }
    return test;
  }

  private static String attribute(XMLStreamReader xml, String name) {
    String value = xml.getAttributeValue(null, name);
    return value == null ? "" : value;
  }

  private static double time(XMLStreamReader xml) {
    String time = attribute(xml, "time").replace(",", "");
    return time.isEmpty() ? 0 : Double.parseDouble(time);
  }

  /** An unmet assumption has its reason in the trace alone. */
  private static String reason(XMLStreamReader xml) throws XMLStreamException {
    String message = attribute(xml, "message");
    String told = message.isBlank() ? xml.getElementText() : message;
    return told.strip().lines().findFirst().orElse("no reason given");
  }

  private void print() {
    System.out.println();
    System.out.println("The slowest test classes:");
    seconds.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(10)
        .forEach(
            suite ->
                System.out.printf(
                    Locale.ROOT, "%8.1f s  %s%n", suite.getValue(), suite.getKey()));
    skipped.forEach(test -> System.out.println("skipped  " + test));
    failed.forEach(test -> System.out.println("failed   " + test));
    int passed = tests - failed.size() - skipped.size();
    System.out.printf(
        "%d passed, %d failed, %d skipped%n", passed, failed.size(), skipped.size());
  }

  /** Nothing failed, something ran, and where everything must run nothing was skipped. */
  private boolean isGood(boolean everythingMustRun) {
    boolean ran = tests > skipped.size();
    return failed.isEmpty() && ran && !(everythingMustRun && !skipped.isEmpty());
  }
}
