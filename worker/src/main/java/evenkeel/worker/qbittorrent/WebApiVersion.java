package evenkeel.worker.qbittorrent;

import static java.lang.Integer.parseInt;

import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import evenkeel.worker.qbittorrent.session.UnsupportedVersion;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The version of the Web API that a client reports, compared as numbers: 2.9 is before 2.11. */
public record WebApiVersion(int major, int minor, int patch) implements Comparable<WebApiVersion> {
  public static final String PATH = "app/webapiVersion";

  private static final WebApiVersion OLDEST = new WebApiVersion(2, 8, 4);
  private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?");
  private static final Comparator<WebApiVersion> ORDER =
      Comparator.comparingInt(WebApiVersion::major)
          .thenComparingInt(WebApiVersion::minor)
          .thenComparingInt(WebApiVersion::patch);

  /** Reads what {@code app/webapiVersion} answered; refuses what Evenkeel cannot speak. */
  public static WebApiVersion supported(String answer) {
    var parts = FORM.matcher(answer.strip());
    if (!parts.matches()) {
      throw new UnreadableAnswer(PATH, "not a version such as 2.11.4");
    }
    var patch = parts.group(3) == null ? 0 : parseInt(parts.group(3));
    var version = new WebApiVersion(parseInt(parts.group(1)), parseInt(parts.group(2)), patch);
    if (version.major != OLDEST.major || version.compareTo(OLDEST) < 0) {
      throw new UnsupportedVersion(version.toString());
    }
    return version;
  }

  @Override
  public int compareTo(WebApiVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
