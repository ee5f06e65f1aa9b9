package evenkeel.worker.checkup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one server was found.
 *
 * @param server what it is, such as {@code client home}
 * @param address where the settings say that it is
 * @param found in plain words
 * @param advice what to do; null when nothing is
 * @param notes what is worth knowing besides
 */
public record Finding(
    String server,
    String address,
    State state,
    String found,
    @Nullable String advice,
    List<String> notes) {

  /** How a server is. */
  public enum State {
    WELL,
    /** It works, but something should be known. */
    WARNING,
    WRONG,
    /** It was not asked. */
    UNASKED
  }

  public Finding {
    notes = List.copyOf(notes);
  }

  static Finding well(Server server, String found) {
    return new Finding(server.name(), server.address(), State.WELL, found, null, List.of());
  }

  static Finding wrong(Server server, String found, String advice) {
    return new Finding(server.name(), server.address(), State.WRONG, found, advice, List.of());
  }

  static Finding unasked(Server server, String found, String advice) {
    return new Finding(server.name(), server.address(), State.UNASKED, found, advice, List.of());
  }

  /** Something that works, with a warning. */
  Finding warning(String note) {
    List<String> more = new ArrayList<>(notes);
    more.add(note);
    State worse = state == State.WELL ? State.WARNING : state;
    return new Finding(server, address, worse, found, advice, more);
  }

  /** Which server is meant. */
  public record Server(String name, String address) {}
}
