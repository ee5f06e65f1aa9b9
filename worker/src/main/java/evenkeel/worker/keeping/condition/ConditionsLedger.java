package evenkeel.worker.keeping.condition;

import evenkeel.torrent.Torrent;
import evenkeel.torrent.TorrentState;
import evenkeel.worker.qbittorrent.Handshake;
import evenkeel.worker.qbittorrent.Look;
import evenkeel.worker.qbittorrent.Preferences;
import evenkeel.worker.qbittorrent.Throttle;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a client stood at its last look. Written at once when torrents changed their state or there
 * was trouble, and else only so often: rates never stand still. Call in a tenancy.
 */
public final class ConditionsLedger {
  private static final Duration AT_LEAST = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JdbcClient jdbc;
  private final String client;
  private final Census census;
  private final TrafficLedger traffic;
  private @Nullable Written written;
  private @Nullable String trouble;

  /** What was written, and the torrents that were last counted for it. */
  private record Written(Instant at, Shown shown, Collection<Torrent> counted) {
    /** Whether no counting is needed: a poll that brings no change gives the same torrents. */
    @SuppressWarnings("ReferenceEquality")
    boolean covers(Look look, Server server) {
      return counted == look.torrents() && shown.server.equals(server);
    }
  }

  /** What it says of itself; rates are left out, since they never stand still. */
  private record Server(
      Handshake handshake,
      boolean queueing,
      @Nullable Integer uploads,
      @Nullable Integer torrents,
      boolean alternativeLimits,
      boolean paused,
      long uploadLimit) {

    static Server of(Handshake handshake, Preferences preferences, Throttle throttle) {
      return new Server(
          handshake,
          preferences.queueing(),
          limit(preferences, preferences.maxActiveUploads()),
          limit(preferences, preferences.maxActiveTorrents()),
          throttle.alternativeLimits(),
          throttle.paused(),
          throttle.uploadLimit());
    }

    private static @Nullable Integer limit(Preferences preferences, int most) {
      return preferences.queueing() && most >= 0 ? most : null;
    }
  }

  private record Shown(Server server, Map<String, Map<TorrentState, Integer>> torrents) {}

  /**
   * @param idle time between two looks while nothing is changed
   */
  public ConditionsLedger(JdbcClient jdbc, String client, Duration idle, Census census) {
    this.jdbc = jdbc;
    this.client = client;
    this.census = census;
    this.traffic = new TrafficLedger(jdbc, client, idle, census);
  }

  /** What is remembered as written may not have been committed. */
  public void forget() {
    written = null;
    trouble = null;
    traffic.forget();
  }

  /** A poll was answered, whatever comes of it; outside of a tenancy, too. */
  public void heard(Look look) {
    traffic.heard(look);
  }

  /** The client was looked at, at that time. */
  public void seen(
      Look look, Handshake handshake, Preferences preferences, Throttle throttle, Instant at) {
    traffic.seen(look, at);
    Server server = Server.of(handshake, preferences, throttle);
    Written before = written;
    boolean due =
        before == null || at.isBefore(before.at) || !at.isBefore(before.at.plus(AT_LEAST));
    if (before != null && !due && before.covers(look, server)) {
      return;
    }
    Map<String, Tally> tallies = census.count(look);
    Shown shown = new Shown(server, Census.lasting(tallies));
    if (before == null || due || !before.shown.equals(shown)) {
      write(server);
      write(tallies);
      written = new Written(at, shown, look.torrents());
      trouble = null;
    } else {
      written = new Written(before.at, shown, look.torrents());
    }
  }

  private void write(Server server) {
    jdbc.sql(
            """
            insert into client_states
              (client, version, web_api, seen_at, reachable_since, max_active_uploads,
               max_active_torrents, queueing, alternative_limits, session_paused, upload_limit)
            values (:client, :version, :webApi, now(), now(), :uploads,
              :torrents, :queueing, :alternative, :paused, :uploadLimit)
            on conflict (client) do update
              set version = excluded.version, web_api = excluded.web_api, seen_at = excluded.seen_at,
                  reachable_since =
                    coalesce(client_states.reachable_since, excluded.reachable_since),
                  max_active_uploads = excluded.max_active_uploads,
                  max_active_torrents = excluded.max_active_torrents,
                  queueing = excluded.queueing, alternative_limits = excluded.alternative_limits,
                  session_paused = excluded.session_paused, upload_limit = excluded.upload_limit,
                  trouble = null, trouble_since = null
            """)
        .param("client", client)
        .param("version", server.handshake.version())
        .param("webApi", server.handshake.webApi().toString())
        .param("uploads", server.uploads)
        .param("torrents", server.torrents)
        .param("queueing", server.queueing)
        .param("alternative", server.alternativeLimits)
        .param("paused", server.paused)
        .param("uploadLimit", server.uploadLimit)
        .update();
  }

  private void write(Map<String, Tally> tallies) {
    jdbc.sql("delete from client_torrents where client = :client").param("client", client).update();
    jdbc.sql(
            """
            insert into client_torrents
              (client, account, downloading, seeding, stalled, stopped, queued, checking, moving,
               errored, stalled_downloads, active_uploads, active_downloads, upload_rate,
               download_rate, left_bytes, left_rate)
            select :client, account, downloading, seeding, stalled, stopped, queued, checking,
              moving, errored, stalled_downloads, active_uploads, active_downloads, upload_rate,
              download_rate, left_bytes, left_rate
            from jsonb_to_recordset(:rows::jsonb) as counted (
              account text, downloading integer, seeding integer, stalled integer, stopped integer,
              queued integer, checking integer, moving integer, errored integer,
              stalled_downloads integer, active_uploads integer, active_downloads integer,
              upload_rate bigint, download_rate bigint, left_bytes bigint,
              left_rate bigint)
            """)
        .param("client", client)
        .param("rows", rows(tallies))
        .update();
  }

  private static String rows(Map<String, Tally> tallies) {
    return JSON.writeValueAsString(
        tallies.entrySet().stream().map(one -> one.getValue().row(one.getKey())).toList());
  }

  /** It cannot be looked at, for a reason in words that hold no secrets. */
  public void trouble(@Nullable String why) {
    String reason = Objects.requireNonNullElse(why, "it cannot be looked at");
    if (!reason.equals(trouble)) {
      store(reason);
      trouble = reason;
      written = null;
    }
  }

  private void store(String reason) {
    jdbc.sql(
            """
            insert into client_states (client, trouble, trouble_since)
            values (:client, :trouble, now())
            on conflict (client) do update
              set trouble = excluded.trouble, reachable_since = null,
                  trouble_since = coalesce(client_states.trouble_since, excluded.trouble_since)
            """)
        .param("client", client)
        .param("trouble", reason)
        .update();
  }
}
