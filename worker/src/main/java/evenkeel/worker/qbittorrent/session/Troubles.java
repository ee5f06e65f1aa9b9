package evenkeel.worker.qbittorrent.session;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.UnknownHostException;

/** What to call it when a call to one client fails. */
final class Troubles {
  private final String client;
  private final String place;
  private final long seconds;

  Troubles(ClientAddress address) {
    client = address.id();
    place = address.url().getHost() + ":" + address.url().getPort();
    seconds = address.timeout().toSeconds();
  }

  ClientAway away(IOException e) {
    return new ClientAway(client + " at " + place + ": " + what(e), e);
  }

  OutcomeUnknown unknown(String path, IOException e) {
    return new OutcomeUnknown(client + ", outcome of " + path + " unknown: " + what(e), e);
  }

  OutcomeUnknown unknown(String path, int status) {
    return new OutcomeUnknown(client + ", outcome of " + path + " unknown: status " + status, null);
  }

  WriteRejected rejected(String path, int status) {
    return new WriteRejected(client, path, status);
  }

  /** From 500 on, a proxy speaks for a client that it cannot reach; at 429 for itself. */
  QbittorrentTrouble refused(String path, int status) {
    var what = client + " answered " + path + " with status " + status;
    return status >= 500 || status == 429 ? new ClientAway(what, null) : new SessionRefused(what);
  }

  private String what(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> "host name unknown";
      case ConnectException _ -> "nothing answers there";
      case InterruptedIOException _ -> "no answer within " + seconds + " s";
      default -> "the connection broke";
    };
  }
}
