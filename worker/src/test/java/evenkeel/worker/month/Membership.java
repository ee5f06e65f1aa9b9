package evenkeel.worker.month;

import evenkeel.simulator.site.Rotation;
import evenkeel.simulator.site.SimulatedSite;
import evenkeel.simulator.site.SiteUser;
import evenkeel.simulator.site.SiteUserState;
import evenkeel.worker.account.AccountActivitiesImpl.Account;
import evenkeel.worker.trackersite.TrackerSite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** An account at a site of its own, which books what torrents announce. */
final class Membership implements AutoCloseable {
  final String account;
  final SimulatedSite site = new SimulatedSite();
  final String cookie;
  private final SiteUser member;
  private final List<Instant> asked = new ArrayList<>();
  private double lowest = Double.MAX_VALUE;

  Membership(String account, long uploaded, long downloaded) {
    this.account = account;
    member = new SiteUser(4_200_000 + account.length(), account).bytes(uploaded, downloaded);
    cookie = site.signsIn(member);
    site.rotates(Rotation.EVERY_CALL);
  }

  String host() {
    return account + ".example";
  }

  synchronized void books(long uploaded, long downloaded) {
    member.book(uploaded, downloaded);
    lowest = Math.min(lowest, ratio());
  }

  double ratio() {
    SiteUserState state = member.state();
    return (double) state.uploaded() / state.downloaded();
  }

  synchronized double lowest() {
    return lowest;
  }

  /** The site books so much upload that the ratio is that. */
  void recoversTo(double ratio) {
    SiteUserState state = member.state();
    books(Math.max(0, (long) (state.downloaded() * ratio) - state.uploaded()), 0);
  }

  /** The same account, whose requests are noted by the story's time. */
  Account noted(Account real, Supplier<Instant> clock) {
    TrackerSite noting =
        () -> {
          synchronized (asked) {
            asked.add(clock.get());
          }
          return real.site().read();
        };
    return new Account(real.settings(), noting);
  }

  int requests() {
    return site.traffic().requests();
  }

  Duration leastGap() {
    synchronized (asked) {
      Duration least = Duration.ofDays(1);
      for (int i = 1; i < asked.size(); i++) {
        Duration gap = Duration.between(asked.get(i - 1), asked.get(i));
        least = gap.compareTo(least) < 0 ? gap : least;
      }
      return least;
    }
  }

  @Override
  public void close() {
    site.close();
  }
}
