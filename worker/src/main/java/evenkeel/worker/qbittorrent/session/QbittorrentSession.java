package evenkeel.worker.qbittorrent.session;

import evenkeel.worker.qbittorrent.session.LogIn.Opened;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * The session at one qBittorrent, which is the fence: a request that is under way dies with it. For
 * one thread at a time, except {@link #abort}.
 */
public final class QbittorrentSession implements AutoCloseable {
  private static final long LONGEST_ANSWER = 256L << 20;

  private final SessionFence fence;
  private final WebApi api;
  private final LogIn logIn;
  private final Troubles troubles;
  private final Set<String> retired = new LinkedHashSet<>();
  private @Nullable Opened opened;
  private long logins;
  private long runs;

  public QbittorrentSession(ClientAddress address, SessionFence fence) {
    troubles = new Troubles(address);
    this.fence = fence;
    api = new WebApi(address);
    logIn = new LogIn(address, api, fence);
  }

  /** Ends every session that anyone opened before, then logs in. */
  public void takeOver() {
    retired.addAll(fence.older());
    rotate();
  }

  /**
   * Ends the current session, then logs in: a late request of the old one is refused. Until that
   * has succeeded no call is made.
   */
  public void rotate() {
    retire();
    current();
  }

  /** Whether a request that is under way dies with its session. */
  public boolean fenced() {
    return current().fenced();
  }

  /** Whether others who have the key share this session at the client, and what it has sent. */
  public boolean shared() {
    return current().pass().shared();
  }

  /** The number of the login in force; logs in if none is. */
  public long login() {
    current();
    return logins;
  }

  /** Counts the logins since which the client may have been restarted. */
  public long run() {
    return runs;
  }

  /** Reads; a lost session is replaced once. */
  public <T> T read(String path, Map<String, String> query, AnswerReader<T> reader) {
    try (var answer = readTwice(path, query)) {
      adopt(answer);
      judgeRead(path, answer.code());
      return reader.read(new BoundedBody(path, answer.body().byteStream(), LONGEST_ANSWER));
    } catch (IOException e) {
      throw troubles.away(e);
    }
  }

  /** Writes, once. */
  public void write(String path, Map<String, String> form) {
    write(path, WebApi.form(form), _ -> true);
  }

  /** Writes, once; what the answer says is read. */
  public <T> T write(String path, RequestBody body, AnswerReader<T> reader) {
    var pass = current().pass();
    try (var answer = api.post(path, body, pass)) {
      adopt(answer);
      judgeWrite(path, answer.code());
      return reader.read(new BoundedBody(path, answer.body().byteStream(), LONGEST_ANSWER));
    } catch (ConnectException | UnknownHostException e) {
      throw troubles.away(e);
    } catch (IOException e) {
      throw troubles.unknown(path, e);
    }
  }

  /** Cancels the call under way; from any thread. */
  public void abort() {
    api.abort();
  }

  /** Logs out; throws {@link ClientAway} if the client cannot be told. */
  @Override
  public void close() {
    retire();
    try {
      endRetired();
    } catch (IOException e) {
      throw troubles.away(e);
    } finally {
      api.close();
    }
  }

  private Opened current() {
    if (opened == null) {
      fence.requireLease();
      try {
        var survived = endRetired();
        opened = logIn.open();
        logins++;
        runs += survived && opened.fenced() ? 0 : 1;
      } catch (IOException e) {
        throw troubles.away(e);
      }
    }
    return opened;
  }

  private void retire() {
    var cookie = opened == null ? null : opened.pass().cookie();
    if (cookie != null) {
      retired.add(cookie);
    }
    opened = null;
  }

  /** Whether any of them was still alive, so that the client has run on since it was looked at. */
  private boolean endRetired() throws IOException {
    var survived = false;
    for (var cookie : List.copyOf(retired)) {
      try (var answer = api.post("auth/logout", WebApi.form(Map.of()), Pass.session(cookie))) {
        if (!answer.isSuccessful() && answer.code() != 403) {
          throw troubles.refused("auth/logout", answer.code());
        }
        survived |= fence.ended(cookie) && answer.isSuccessful();
      }
      retired.remove(cookie);
    }
    return survived;
  }

  private Response readTwice(String path, Map<String, String> query) throws IOException {
    var answer = api.get(path, query, current().pass());
    if (answer.code() != 403) {
      return answer;
    }
    answer.close();
    retire();
    return api.get(path, query, current().pass());
  }

  /** A client that asks for no login replaces a session that it does not know by a new one. */
  private void adopt(Response answer) {
    var before = current();
    if (before.fenced() || before.pass().shared()) {
      return;
    }
    var known = before.pass().cookie();
    SessionCookie.in(answer)
        .filter(cookie -> !cookie.equals(known))
        .ifPresent(cookie -> {
          fence.opened(cookie);
          if (known != null) {
            fence.ended(known);
          }
          opened = new Opened(Pass.session(cookie), false);
          logins++;
          runs++;
        });
  }

  private void judgeRead(String path, int status) {
    if (status == 401 || status == 403 || status == 429 || status >= 500) {
      throw troubles.refused(path, status);
    }
    if (status < 200 || status >= 300) {
      throw new UnreadableAnswer(path, "status " + status);
    }
  }

  /** What a proxy answers for the client leaves open whether the client has heard. */
  private void judgeWrite(String path, int status) {
    if (status >= 500) {
      throw troubles.unknown(path, status);
    }
    if (status == 403) {
      retire();
    }
    if (status < 200 || status >= 300) {
      throw troubles.rejected(path, status);
    }
  }
}
