package evenkeel.standalone.supervisor.outside;

import java.util.Optional;

/** A server that somebody else runs. */
public interface OutsideServer {
  /** What it is and where, for a person. */
  String name();

  /** What keeps it from being used, in words; empty when nothing does. */
  Optional<String> trouble() throws InterruptedException;
}
