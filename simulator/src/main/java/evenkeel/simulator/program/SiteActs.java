package evenkeel.simulator.program;

import evenkeel.simulator.site.Rotation;
import evenkeel.simulator.site.SimulatedSite;
import evenkeel.simulator.site.SiteFault;
import evenkeel.simulator.site.SiteUser;
import evenkeel.simulator.site.SiteUserState;
import evenkeel.simulator.site.Traffic;
import evenkeel.simulator.world.OutsideWorld;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

/** What the control API does with the site. */
record SiteActs(OutsideWorld world) {

  Map<String, Function<Order, Object>> acts() {
    return Map.of(
        "GET /site",
        order -> shown(),
        "POST /site/user",
        this::user,
        "POST /site/fault",
        this::fault,
        "POST /site/heal",
        order -> heal(),
        "POST /site/rotation",
        this::rotation,
        "POST /site/sign-out",
        order -> signOut());
  }

  private Object user(Order order) {
    SiteUser member = world.member();
    SiteUserState now = member.state();
    member.bytes(
        order.number("uploaded_bytes").orElse(now.uploaded()),
        order.number("downloaded_bytes").orElse(now.downloaded()));
    member.points(order.number("points").orElse(now.points()));
    return shown();
  }

  private Object fault(Order order) {
    int times = Math.toIntExact(order.number("times").orElse(1));
    world.site().next(times, order.constant("fault", SiteFault.class));
    return shown();
  }

  private Object heal() {
    world.site().heals();
    return shown();
  }

  private Object rotation(Order order) {
    world.site().rotates(order.constant("rotation", Rotation.class));
    return shown();
  }

  private Object signOut() {
    world.site().signsOut(world.cookie());
    return shown();
  }

  private Object shown() {
    SimulatedSite site = world.site();
    SiteUserState member = world.member().state();
    Traffic traffic = site.traffic();
    return Map.of(
        "uploaded_bytes", member.uploaded(),
        "downloaded_bytes", member.downloaded(),
        "points", member.points(),
        "requests", traffic.requests(),
        "smallest_gap_ms", traffic.smallestGap().map(Duration::toMillis).orElse(-1L),
        "overlapped", traffic.overlapped(),
        "announces_mam", world.trackers().mam().announces().size(),
        "announces_other", world.trackers().other().announces().size());
  }
}
