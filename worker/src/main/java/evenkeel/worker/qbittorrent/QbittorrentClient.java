package evenkeel.worker.qbittorrent;

import evenkeel.worker.qbittorrent.maindata.Maindata;
import evenkeel.worker.qbittorrent.order.TorrentOrders;
import evenkeel.worker.qbittorrent.reading.PreferencesReader;
import evenkeel.worker.qbittorrent.reading.TextReader;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import evenkeel.worker.qbittorrent.session.SessionFence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One qBittorrent: what can be asked of it and ordered. For one thread at a time. */
public final class QbittorrentClient {
  private static final String VERSION = "app/version";

  private final QbittorrentSession session;
  private final Maindata maindata;
  private final TorrentOrders orders;
  private @Nullable Handshake handshake;
  private long handshakeLogin;

  public QbittorrentClient(ClientAddress address, SessionFence fence) {
    session = new QbittorrentSession(address, fence);
    maindata = new Maindata(session);
    orders = new TorrentOrders(session, () -> handshake().dialect());
  }

  /** The session: taken over, rotated, aborted and closed by whoever holds the lease. */
  public QbittorrentSession session() {
    return session;
  }

  /** What changes this client. */
  public TorrentOrders orders() {
    return orders;
  }

  /** What the client says of itself; asked once after each login. */
  public Handshake handshake() {
    var login = session.login();
    if (handshake == null || handshakeLogin != login) {
      var webApi = WebApiVersion.supported(text(WebApiVersion.PATH));
      handshake = new Handshake(text(VERSION), webApi, Dialect.of(webApi));
      handshakeLogin = login;
    }
    return handshake;
  }

  /** Polls once. */
  public Look look() {
    handshake();
    var look = maindata.look();
    if (look.restarted() && session.shared()) {
      handshake = null;
    }
    return look;
  }

  /** The preferences, asked now. */
  public Preferences preferences() {
    return session.read(PreferencesReader.PATH, Map.of(), PreferencesReader::read);
  }

  private String text(String path) {
    return session.read(path, Map.of(), body -> TextReader.line(path, body));
  }
}
