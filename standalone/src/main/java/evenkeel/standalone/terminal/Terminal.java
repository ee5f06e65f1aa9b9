package evenkeel.standalone.terminal;

import evenkeel.standalone.supervisor.Tools;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The program behind {@code evenkeel status, freeze, release, hand-back, decide, stop-downloading,
 * undo, restart}: exit 0 if it is done, 1 if it was refused, 2 if it was called wrongly, 3 if
 * Evenkeel cannot be reached.
 */
public final class Terminal {
  private static final int DONE = 0;
  private static final int REFUSED = 1;
  private static final int WRONG = 2;
  private static final int UNREACHABLE = 3;
  private static final String USUAL_REASON = "ordered on the command line";

  private final Call call;
  private final Door door;

  private Terminal(Call call, Door door) {
    this.call = call;
    this.door = door;
  }

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments), System.getenv()));
  }

  static int run(List<String> words, Map<String, String> environment) throws InterruptedException {
    try {
      Call call = Call.of(words, Tools.of(environment).data());
      try (Door door = Door.of(call.data(), environment)) {
        return new Terminal(call, door).carryOut();
      }
    } catch (IllegalArgumentException wrong) {
      return fail(WRONG, "evenkeel: " + wrong.getMessage());
    } catch (Unreachable away) {
      return fail(UNREACHABLE, "evenkeel: " + away.getMessage());
    }
  }

  private int carryOut() throws Unreachable, InterruptedException {
    if (call.word() == Word.STATUS) {
      return new Status(door).tell(call) ? DONE : REFUSED;
    }
    Answer answer = door.post(path(), Answer.JSON.writeValueAsString(body()));
    if (call.json()) {
      System.out.println(answer.body());
    } else if (answer.done()) {
      OrderWording.of(call, answer).forEach(System.out::println);
    } else {
      Refusal.of(answer).forEach(System.err::println);
    }
    return answer.done() ? DONE : REFUSED;
  }

  private String path() {
    if (call.word().toTorrents()) {
      return torrents();
    }
    String kind = call.word() == Word.DECIDE ? "clients" : "accounts";
    String subject = Door.escaped(call.operands().getFirst());
    return "/api/%s/%s/%s".formatted(kind, subject, call.word().written());
  }

  private String torrents() {
    String path = "/api/torrents/stop-downloading";
    if (call.word() == Word.STOP_DOWNLOADING) {
      return path;
    }
    String subject = Door.escaped(call.operands().getFirst());
    return call.word() == Word.UNDO
        ? path + "/" + subject + "/undo"
        : "/api/torrents/" + subject + "/restart" + where();
  }

  private String where() {
    List<String> clients = call.selection().getOrDefault("clients", List.of());
    return clients.isEmpty() ? "" : "?client=" + Door.escaped(clients.getLast());
  }

  private Map<String, ?> body() {
    return switch (call.word()) {
      case STOP_DOWNLOADING -> {
        Map<String, Object> order = new TreeMap<>(call.selection());
        order.put("reason", call.reason().orElseThrow());
        if (call.all()) {
          order.put("all", true);
        }
        yield order;
      }
      case DECIDE -> Map.of("decision", call.operands().getLast());
      case FREEZE, RELEASE -> Map.of("reason", call.reason().orElse(USUAL_REASON));
      case HAND_BACK, STATUS, UNDO, RESTART -> Map.of();
    };
  }

  private static int fail(int code, String why) {
    System.err.println(why);
    return code;
  }
}
