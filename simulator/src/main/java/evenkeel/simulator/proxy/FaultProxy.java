package evenkeel.simulator.proxy;

import com.sun.net.httpserver.HttpExchange;
import evenkeel.simulator.http.Answer;
import evenkeel.simulator.http.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * An HTTP proxy on loopback in front of one server: passes every request exactly once, unless a
 * fault was asked for. The server sees its own address in Host.
 */
public final class FaultProxy implements AutoCloseable {
  private final Upstream upstream;
  private final LoopbackServer server;
  private final List<Waiting> waiting = new ArrayList<>();
  private final List<ProxyRequest> requests = new ArrayList<>();

  private static final class Waiting {
    private final Predicate<ProxyRequest> concerned;
    private final ProxyFault fault;
    private int times;

    Waiting(Predicate<ProxyRequest> concerned, ProxyFault fault, int times) {
      this.concerned = concerned;
      this.fault = fault;
      this.times = times;
    }
  }

  /**
   * Starts at once.
   *
   * @param upstream scheme, host and port of the server, such as {@code http://127.0.0.1:8080}
   */
  public FaultProxy(String upstream) {
    this.upstream = new Upstream(URI.create(upstream));
    this.server = new LoopbackServer("127.0.0.1", this::handle);
  }

  /** Where the proxy is, without a slash at the end. */
  public String url() {
    return server.url();
  }

  public int port() {
    return server.port();
  }

  /** The next request whose path ends so meets the fault. */
  public void next(String path, ProxyFault fault) {
    next(path, 1, fault);
  }

  /** The next so many requests whose path ends so meet the fault. */
  public void next(String path, int times, ProxyFault fault) {
    next(request -> request.path().endsWith(path), times, fault);
  }

  /** The next so many requests that fit meet the fault; faults asked for earlier come first. */
  public synchronized void next(Predicate<ProxyRequest> concerned, int times, ProxyFault fault) {
    waiting.add(new Waiting(concerned, fault, times));
  }

  /** The next request whose path ends so is held. */
  public Hold holdNext(String path) {
    Hold hold = new Hold();
    next(path, hold);
    return hold;
  }

  /** Every request from now on is refused until {@link #heal()}: the server is away. */
  public void cutOff() {
    next("", Integer.MAX_VALUE, ProxyFault.refuse());
  }

  /** Faults that did not happen yet are forgotten; what is held stays held. */
  public synchronized void heal() {
    waiting.clear();
  }

  /** Every request so far in the order of arrival, whatever became of it. */
  public synchronized List<ProxyRequest> requests() {
    return List.copyOf(requests);
  }

  /** How many requests came whose path ends so. */
  public synchronized int count(String path) {
    return (int) requests.stream().filter(request -> request.path().endsWith(path)).count();
  }

  @Override
  public void close() {
    server.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      ProxyRequest request = ProxyRequest.read(exchange);
      Optional<ProxyFault> fault = arrive(request);
      Answer answer =
          fault.isPresent() ? fault.get().meet(() -> upstream.ask(request)) : upstream.ask(request);
      answer.sendTo(exchange);
    }
  }

  private synchronized Optional<ProxyFault> arrive(ProxyRequest request) {
    requests.add(request);
    Optional<Waiting> next =
        waiting.stream().filter(fault -> fault.concerned.test(request)).findFirst();
    next.ifPresent(this::used);
    return next.map(used -> used.fault);
  }

  private void used(Waiting fault) {
    fault.times--;
    if (fault.times == 0) {
      waiting.remove(fault);
    }
  }
}
