package evenkeel.settings;

import static evenkeel.settings.yaml.Shape.duration;

import evenkeel.settings.yaml.Address;
import evenkeel.settings.yaml.Section;
import evenkeel.settings.yaml.Shape;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;

/** Reads the entries of {@code accounts}, one after the other. */
final class AccountSection {
  private static final String IGNORE = "evenkeel-ignore";

  private final Unshared<String> trackers =
      new Unshared<>(
          "trackers",
          AccountSection::overlap,
          "hosts that no tracker of another account is or ends in: a torrent's account follows from them");
  private final Unshared<URI> sites =
      Unshared.by("site", Address::endpoint, "one account at each site");

  AccountSettings read(String id, Section account) {
    var settings = settings(id, account);
    sites.take(account, List.of(settings.site()));
    trackers.take(account, settings.trackers());
    return settings;
  }

  /** Hosts are recognised by their ends, label by label. */
  private static boolean overlap(String one, String other) {
    return ("." + one).endsWith("." + other) || ("." + other).endsWith("." + one);
  }

  private static AccountSettings settings(String id, Section account) {
    var site = account.value("site", Address.shape(), "https://www.myanonamouse.net");
    // Politeness is owed to real servers; of a faulty address nothing is known.
    boolean near = !account.isSound("site") || Address.isLoopback(site);
    var interval = account.value("interval", duration(near ? "1s" : "5m", "60m"), "5m");
    var stale = account.value("stale", duration(near ? "1s" : "5m", "7d"), "30m");
    account.expect(interval.compareTo(stale) < 0, "interval", "less than", "stale");
    return new AccountSettings(
        id,
        site,
        account.required("cookie", Names.COOKIE, "none"),
        account.value("mode", Shape.choice(List.of(AccountSettings.Mode.values())), "observe"),
        account.list("trackers", Names.TRACKER, List.of("myanonamouse.net")),
        account.section("levels", AccountSection::levels),
        interval,
        stale,
        account.value("pace", duration(near ? "0s" : "1s", "5m"), "1s"),
        account.value("announce", duration(near ? "1s" : "5m", "6h"), "60m"),
        account.section("exclude", AccountSection::exclusions),
        account.section("seeding", AccountSection::seeding),
        account.value("reminder", duration(near ? "1s" : "1m", "30d"), "12h"),
        account.section("release", release -> release(release, near)));
  }

  private static AccountSettings.Levels levels(Section levels) {
    var floor = levels.value("floor", Shape.ratio(), "1.00");
    var warning = levels.value("warning", Shape.ratio(), "1.20");
    var recovery = levels.value("recovery", Shape.ratio(), "1.05");
    var margin = levels.value("margin", Shape.ratio(), "0.02");
    levels.expect(floor.compareTo(warning) <= 0, "floor", "at most", "warning");
    boolean inOrder = floor.compareTo(recovery) < 0;
    levels.expect(inOrder, "floor", "less than", "recovery");
    boolean room = margin.compareTo(recovery.subtract(floor)) < 0;
    levels.expect(room || !inOrder, "margin", "less than what lies between floor and", "recovery");
    return new AccountSettings.Levels(floor, warning, recovery, margin);
  }

  private static AccountSettings.Release release(Section release, boolean near) {
    return new AccountSettings.Release(
        release.value("frozen_at_least", duration(near ? "0s" : "5m", "24h"), "30m"),
        release.value("cycles_per_day", Shape.wholeNumber(1, near ? 1_000_000 : 24), "4"));
  }

  private static AccountSettings.Exclusions exclusions(Section exclude) {
    var tags = new LinkedHashSet<>(exclude.list("tags", Names.TAG, List.of()));
    tags.add(IGNORE);
    var categories = new LinkedHashSet<>(exclude.list("categories", Names.CATEGORY, List.of()));
    return new AccountSettings.Exclusions(
        Collections.unmodifiableSet(tags), Collections.unmodifiableSet(categories));
  }

  /** What is on by default is part of the rescue, spares what limits endanger, and is undone. */
  private static AccountSettings.Seeding seeding(Section seeding) {
    return new AccountSettings.Seeding(
        seeding.value("start_stopped", Shape.flag(), "true"),
        seeding.value("raise_queue", Shape.flag(), "true"),
        seeding.value("force_start", Shape.flag(), "false"));
  }
}
