package evenkeel.worker.keeping.ledger;

import evenkeel.keeping.LookMoment;
import evenkeel.torrent.Run;
import evenkeel.torrent.Torrent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Recognises the torrents of one client from look to look, and remembers when each was first seen
 * unmasked and how it stood last. Keeps them in memory too; {@link #forget} after a transaction
 * that failed.
 */
public final class GenerationsLedger {
  private final JdbcClient jdbc;
  private final String client;
  private @Nullable Map<Identity, Generation> known;

  GenerationsLedger(JdbcClient jdbc, String client) {
    this.jdbc = jdbc;
    this.client = client;
  }

  private record Identity(String hash, long addedOn) {}

  public void forget() {
    known = null;
  }

  /**
   * Every torrent of the look, with what was known of it before.
   *
   * @param kept those with an open baseline: how they stand is not, or not yet, their user's will
   */
  public List<Sighting> recognise(Collection<Torrent> torrents, LookMoment moment, Set<Long> kept) {
    Map<Identity, Generation> generations = loaded();
    insert(torrents.stream().filter(torrent -> find(generations, torrent) == null).toList());
    List<Sighting> sightings = new ArrayList<>(torrents.size());
    List<Generation> changed = new ArrayList<>();
    for (Torrent torrent : torrents) {
      Generation generation = found(generations, torrent);
      Run before = generation.lastRun;
      Run now = kept.contains(generation.id) && before != null ? before : torrent.run();
      if (!torrent.masked() && moment.settled() && remember(generation, now, moment)) {
        changed.add(generation);
      }
      sightings.add(new Sighting(generation.id, torrent, generation.firstUnmaskedLook, before));
    }
    update(changed);
    return sightings;
  }

  /** Every torrent, with what is known of it; changes nothing. An unknown one has no number: 0. */
  public List<Sighting> recall(Collection<Torrent> torrents) {
    Map<Identity, Generation> generations = loaded();
    return torrents.stream().map(torrent -> sighting(generations, torrent)).toList();
  }

  private static Sighting sighting(Map<Identity, Generation> generations, Torrent torrent) {
    Generation generation = find(generations, torrent);
    return generation == null
        ? new Sighting(0, torrent, null, null)
        : new Sighting(generation.id, torrent, generation.firstUnmaskedLook, generation.lastRun);
  }

  private static boolean remember(Generation generation, Run now, LookMoment moment) {
    boolean first = generation.firstUnmaskedLook == null;
    if (!first && generation.lastRun == now) {
      return false;
    }
    if (first) {
      generation.firstUnmaskedLook = moment.look();
    }
    generation.lastRun = now;
    return true;
  }

  private static Generation found(Map<Identity, Generation> generations, Torrent torrent) {
    Generation generation = find(generations, torrent);
    if (generation == null) {
      throw new IllegalStateException("torrent " + torrent.hash() + " was not recognised");
    }
    return generation;
  }

  /** By id first, then by either info hash: the id of a hybrid changes with its metadata. */
  private static @Nullable Generation find(Map<Identity, Generation> generations, Torrent torrent) {
    Generation generation = get(generations, torrent.hash(), torrent);
    if (generation == null) {
      generation = get(generations, torrent.infohashV1(), torrent);
    }
    return generation == null ? get(generations, torrent.infohashV2(), torrent) : generation;
  }

  private static @Nullable Generation get(
      Map<Identity, Generation> generations, @Nullable String hash, Torrent torrent) {
    return hash == null ? null : generations.get(new Identity(hash, torrent.addedOn()));
  }

  private Map<Identity, Generation> loaded() {
    Map<Identity, Generation> generations = known;
    if (generations == null) {
      generations = new HashMap<>();
      known = generations;
      read("client = :client", Map.of("client", client));
    }
    return generations;
  }

  private void insert(List<Torrent> fresh) {
    if (fresh.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into generations (client, hash, infohash_v1, infohash_v2, added_on, name)
            select :client, hash, v1, v2, added_on, name
            from unnest(:hashes::text[], :v1::text[], :v2::text[], :added::bigint[], :names::text[])
              as fresh (hash, v1, v2, added_on, name)
            on conflict (client, hash, added_on) do nothing
            """)
        .param("client", client)
        .param("hashes", fresh.stream().map(Torrent::hash).toArray(String[]::new))
        .param("v1", fresh.stream().map(Torrent::infohashV1).toArray(String[]::new))
        .param("v2", fresh.stream().map(Torrent::infohashV2).toArray(String[]::new))
        .param("added", fresh.stream().map(Torrent::addedOn).toArray(Long[]::new))
        .param("names", fresh.stream().map(Torrent::name).toArray(String[]::new))
        .update();
    String[] hashes = fresh.stream().map(Torrent::hash).toArray(String[]::new);
    read("client = :client and hash = any(:hashes)", Map.of("client", client, "hashes", hashes));
  }

  private void read(String where, Map<String, ?> params) {
    jdbc.sql("select * from generations where " + where)
        .params(params)
        .query(row -> {
          Generation generation =
              new Generation(
                  row.getLong("id"),
                  row.getLong("added_on"),
                  row.getObject("first_unmasked_look", Long.class),
                  run(row.getString("last_run")));
          keep(row.getString("hash"), generation);
          keep(row.getString("infohash_v1"), generation);
          keep(row.getString("infohash_v2"), generation);
        });
  }

  private void keep(@Nullable String hash, Generation generation) {
    if (hash != null && known != null) {
      known.putIfAbsent(new Identity(hash, generation.addedOn), generation);
    }
  }

  private void update(List<Generation> changed) {
    if (changed.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update generations
            set first_unmasked_look = fresh.look, last_run = fresh.run
            from unnest(:ids::bigint[], :looks::bigint[], :runs::text[]) as fresh (id, look, run)
            where generations.id = fresh.id
            """)
        .param("ids", changed.stream().map(one -> one.id).toArray(Long[]::new))
        .param("looks", changed.stream().map(one -> one.firstUnmaskedLook).toArray(Long[]::new))
        .param(
            "runs", changed.stream().map(one -> String.valueOf(one.lastRun)).toArray(String[]::new))
        .update();
  }

  private static @Nullable Run run(@Nullable String value) {
    return value == null ? null : Run.valueOf(value);
  }
}
