package evenkeel.worker.qbittorrent;

import evenkeel.worker.qbittorrent.maindata.Maindata;
import evenkeel.worker.qbittorrent.order.TorrentOrders;
import evenkeel.worker.qbittorrent.reading.PreferencesReader;
import evenkeel.worker.qbittorrent.reading.TextReader;
import evenkeel.worker.qbittorrent.reading.TorrentStatusReader;
import evenkeel.worker.qbittorrent.reading.TransferReader;
import evenkeel.worker.qbittorrent.session.ClientAddress;
import evenkeel.worker.qbittorrent.session.QbittorrentSession;
import evenkeel.worker.qbittorrent.session.SessionFence;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One qBittorrent: what can be asked of it and ordered. For one thread at a time. */
public final class QbittorrentClient {
  private static final String VERSION = "app/version";
  private static final String SAVE_PATH = "app/defaultSavePath";

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

  /** Asks for share limits that a poll may not tell: see {@link Maindata#limitsChanged}. */
  public boolean limitsChanged(Collection<String> hashes) {
    return maindata.limitsChanged(hashes);
  }

  /** How the client names its start, as of the last look: see {@link Maindata#launch}. */
  public @Nullable String launch() {
    return maindata.launch();
  }

  /** The preferences, asked now. */
  public Preferences preferences() {
    return session.read(PreferencesReader.PATH, Map.of(), PreferencesReader::read);
  }

  /** Where the client saves unless told otherwise, on its own machine. */
  public String defaultSavePath() {
    return session.read(SAVE_PATH, Map.of(), body -> TextReader.folder(SAVE_PATH, body));
  }

  /** What the client moves now, and what the last look showed beyond that. */
  public ServerState server() {
    return session.read(
        TransferReader.PATH, Map.of(), body -> TransferReader.read(body, maindata.lasting()));
  }

  /** What slows all torrents, as the last look showed it. */
  public Throttle throttle() {
    return maindata.throttle();
  }

  /** The torrents that the filter lets through, asked now. */
  public List<TorrentStatus> torrents(TorrentFilter filter) {
    return session
        .read(TorrentStatusReader.PATH, filter.query(), TorrentStatusReader::read)
        .stream()
        .filter(filter::lets)
        .toList();
  }

  /** One torrent, asked now; empty if the client has none of this hash. */
  public Optional<TorrentStatus> torrent(String hash) {
    return torrents(TorrentFilter.of(List.of(hash))).stream().findFirst();
  }

  private String text(String path) {
    return session.read(path, Map.of(), body -> TextReader.line(path, body));
  }
}
