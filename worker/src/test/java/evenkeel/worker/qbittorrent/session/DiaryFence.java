package evenkeel.worker.qbittorrent.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fence in memory that keeps a diary of what it was told; survives the sessions that use it. */
public final class DiaryFence implements SessionFence {
  private final List<String> diary = new ArrayList<>();
  private final List<String> open = new ArrayList<>();
  private @Nullable String credentials;
  private String reason = "";
  private boolean leased = true;

  /** What {@link #requireLease} throws once the lease is lost. */
  public static final class LeaseLost extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  public List<String> diary() {
    return diary;
  }

  /** The sessions not known to be dead. */
  public List<String> open() {
    return open;
  }

  public void losesLease() {
    leased = false;
  }

  @Override
  public void requireLease() {
    if (!leased) {
      throw new LeaseLost();
    }
  }

  @Override
  public void opened(String cookie) {
    diary.add("opened " + cookie);
    open.add(cookie);
  }

  @Override
  public List<String> older() {
    return List.copyOf(open);
  }

  @Override
  public boolean ended(String cookie) {
    diary.add("ended " + cookie);
    open.remove(cookie);
    return true;
  }

  @Override
  public Optional<String> refused(String asked) {
    return asked.equals(credentials) ? Optional.of(reason) : Optional.empty();
  }

  @Override
  public void refused(String refused, String why) {
    diary.add("refused");
    credentials = refused;
    reason = why;
  }

  @Override
  public void banned(String banned, String why) {
    diary.add("banned");
    credentials = banned;
    reason = why;
  }

  @Override
  public void accepted() {
    diary.add("accepted");
    credentials = null;
  }
}
