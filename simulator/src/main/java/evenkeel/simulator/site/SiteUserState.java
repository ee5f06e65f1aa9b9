package evenkeel.simulator.site;

import org.jspecify.annotations.Nullable;

/** A member at one moment. */
public record SiteUserState(
    long uid,
    String name,
    String classname,
    long uploaded,
    long downloaded,
    long points,
    int wedges,
    @Nullable String vipUntil) {}
