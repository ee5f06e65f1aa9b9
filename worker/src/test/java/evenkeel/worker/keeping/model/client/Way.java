package evenkeel.worker.keeping.model.client;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** The way to a client, with everything that can go wrong on it. */
public final class Way {
  private static final int TOO_LARGE = 413;

  private final Server server;
  private final List<Fault> faults = new ArrayList<>();
  private final List<Call> late = new ArrayList<>();
  private final Map<String, Integer> longest = new HashMap<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private final Random luck;
  private int away;

  public Way(Server server, Random luck) {
    this.server = server;
    this.luck = luck;
  }

  /** What shall go wrong. */
  public synchronized void strikes(Fault fault) {
    faults.add(fault);
  }

  /** Nobody answers that many calls. */
  public synchronized void goesAway(int calls) {
    away = calls;
  }

  /** From now on a proxy takes no longer call of that path: it answers 413 instead. */
  public synchronized void narrows(String path, int characters) {
    longest.put(path, characters);
  }

  /** How often that was asked for, whatever came of it. */
  public synchronized int asked(String path) {
    return asked.getOrDefault(path, 0);
  }

  /** Some of what was held up arrives now, and finds its session alive or ended. */
  public synchronized void delivers() {
    for (Call call : List.copyOf(late)) {
      if (luck.nextInt(3) == 0) {
        late.remove(call);
        server.answer(call);
      }
    }
  }

  /** Whatever was held up arrives now. */
  public synchronized void deliversAll() {
    late.forEach(server::answer);
    late.clear();
  }

  /** Nothing goes wrong any more. */
  public synchronized void goesWell() {
    faults.clear();
    away = 0;
  }

  /** Everybody is logged out. */
  public synchronized void endSessions() {
    server.endSessions();
  }

  /** Whether nothing is to go wrong. */
  public synchronized boolean calm() {
    return faults.isEmpty() && away == 0;
  }

  /** Takes one call there, and its answer back. */
  public synchronized Reply meet(Call call) {
    server.approached();
    if (away > 0) {
      away--;
      return Reply.LOST;
    }
    asked.merge(call.path(), 1, Integer::sum);
    if (call.form().length() > longest.getOrDefault(call.path(), Integer.MAX_VALUE)) {
      return Reply.of(TOO_LARGE);
    }
    boolean known = call.session() != null && server.knows(call.session());
    return known ? meetFault(call) : server.answer(call);
  }

  private Reply meetFault(Call call) {
    for (Fault fault : List.copyOf(faults)) {
      if (fault.write() == call.write() && !call.path().startsWith("auth/")) {
        faults.remove(fault);
        if (fault.after() <= 0) {
          return struck(fault.kind(), call);
        }
        faults.add(fault.later());
      }
    }
    return server.answer(call);
  }

  private Reply struck(Fault.Kind kind, Call call) {
    return switch (kind) {
      case ANSWER_LOST -> after(call, Reply.LOST);
      case CALL_LOST -> Reply.LOST;
      case LATE -> {
        late.add(call);
        yield Reply.LOST;
      }
      case BAD_GATEWAY_DONE -> after(call, Reply.of(502));
      case BAD_GATEWAY -> Reply.of(502);
      case REJECTED -> Reply.of(409);
      case FORBIDDEN -> {
        server.endSession(Objects.requireNonNull(call.session()));
        yield Reply.of(403);
      }
      case FULL -> {
        server.sendsAll();
        yield server.answer(call);
      }
    };
  }

  private Reply after(Call call, Reply reply) {
    server.answer(call);
    return reply;
  }
}
