package evenkeel.worker.visit;

import evenkeel.worker.qbittorrent.session.SessionFence;
import evenkeel.worker.visit.Refusals.Refused;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The fence of a visit, which writes nothing: its session is its own, and only what was refused
 * outlasts it.
 */
public final class VisitFence implements SessionFence {
  private final String client;
  private final Refusals refusals;
  private @Nullable Refused standing;
  private @Nullable Boolean banned;

  public VisitFence(String client, Refusals refusals) {
    this.client = client;
    this.refusals = refusals;
  }

  /** The refusal because of which no login was tried, if there is one. */
  public Optional<Refused> standing() {
    return Optional.ofNullable(standing);
  }

  /** Whether a login of this visit met a ban; empty if it was not refused. */
  public Optional<Boolean> banned() {
    return Optional.ofNullable(banned);
  }

  @Override
  public void requireLease() {}

  @Override
  public void opened(String cookie) {}

  @Override
  public List<String> older() {
    return List.of();
  }

  @Override
  public boolean ended(String cookie) {
    return true;
  }

  @Override
  public Optional<String> refused(String credentials) {
    Optional<Refused> known = refusals.standing(client, credentials);
    standing = known.orElse(null);
    return known.map(Refused::reason);
  }

  @Override
  public void refused(String credentials, String reason) {
    banned = false;
    refusals.remember(client, credentials, reason, false);
  }

  @Override
  public void banned(String credentials, String reason) {
    banned = true;
    refusals.remember(client, credentials, reason, true);
  }

  @Override
  public void accepted() {
    refusals.forget(client);
  }
}
