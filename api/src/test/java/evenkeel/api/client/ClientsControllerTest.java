package evenkeel.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.api.Answer;
import evenkeel.api.Door;
import evenkeel.api.House;
import evenkeel.api.Ledger;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(House.class)
class ClientsControllerTest {
  private static final String SEEDBOX = "/api/clients/seedbox";

  private final Door door;
  private final Ledger ledger;

  ClientsControllerTest(House.Open house) {
    door = house.door();
    ledger = new Ledger(house);
  }

  @Test
  void showsAClientAsItStoodAtItsLastLook() {
    ledger.seen(Instant.now(), 4);
    ledger.torrents("", 1000, 20);
    ledger.torrents("mam", 700, 20);

    Answer answer = door.get(SEEDBOX);

    assertThat(answer.text("/version")).isEqualTo("v5.1.0");
    assertThat(answer.text("/web_api")).isEqualTo("2.11.4");
    assertThat(answer.body().at("/reachable").asBoolean()).isTrue();
    assertThat(answer.text("/reachable_since")).isEqualTo("2026-11-01T10:00:00Z");
    assertThat(answer.body().at("/trouble").isNull()).isTrue();
    assertThat(answer.body().at("/max_active_uploads").asInt()).isEqualTo(4);
    assertThat(answer.body().at("/torrents/upload_rate").asLong()).isEqualTo(1000);
    assertThat(answer.body().at("/torrents/stalled_downloads").asInt()).isEqualTo(1);
    assertThat(answer.body().at("/accounts/mam/seeding").asInt()).isEqualTo(3);
    assertThat(answer.body().at("/accounts").size()).isEqualTo(1);
    assertThat(answer.body().toString()).doesNotContain("password");
  }

  @Test
  void showsWhatMayHinderItsSeeding() {
    ledger.seen(Instant.now(), 4);
    assertThat(door.get(SEEDBOX).body().at("/seeding").isNull()).as("not known yet").isTrue();
    ledger.write(
        """
        update client_states set queueing = true, max_active_torrents = 9,
          alternative_limits = true, session_paused = false, upload_limit = 51200
        """);

    Answer answer = door.get(SEEDBOX);

    assertThat(answer.body().at("/seeding/queueing").asBoolean()).isTrue();
    assertThat(answer.body().at("/seeding/max_active_torrents").asInt()).isEqualTo(9);
    assertThat(answer.body().at("/seeding/alternative_limits").asBoolean()).isTrue();
    assertThat(answer.body().at("/seeding/session_paused").asBoolean(true)).isFalse();
    assertThat(answer.body().at("/seeding/upload_limit").asLong()).isEqualTo(51_200);
  }

  @Test
  void countsNoPreferenceAsAHeldTorrent() {
    ledger.seen(Instant.now(), 4);
    ledger.raised(ledger.opened(7, Instant.now(), null), Instant.now());

    assertThat(door.get(SEEDBOX).body().at("/held").asInt(9)).isZero();
  }

  @Test
  void tellsTheTroubleOfAClientThatIsAway() {
    ledger.seen(Instant.now(), null);
    ledger.write(
        """
        update client_states set reachable_since = null, trouble = 'nothing answers there',
          trouble_since = '2026-11-01T11:00:00Z'
        """);

    Answer answer = door.get(SEEDBOX);

    assertThat(answer.body().at("/reachable").asBoolean(true)).isFalse();
    assertThat(answer.body().at("/reachable_since").isNull()).isTrue();
    assertThat(answer.text("/trouble")).isEqualTo("nothing answers there");
    assertThat(answer.text("/trouble_since")).isEqualTo("2026-11-01T11:00:00Z");
    assertThat(answer.text("/last_look_at")).isNotEmpty();
  }

  @Test
  void saysThatNobodyLooksAnyMore() {
    ledger.seen(Instant.now().minus(Duration.ofHours(1)), null);

    Answer answer = door.get(SEEDBOX);

    assertThat(answer.body().at("/reachable").asBoolean(true)).isFalse();
    assertThat(answer.text("/trouble")).contains("no worker has looked at seedbox since");
  }

  @Test
  void listsAlsoAClientThatWasNeverSeen() {
    Answer answer = door.get("/api/clients");

    assertThat(answer.body().at("/clients").size()).isEqualTo(1);
    assertThat(answer.text("/clients/0/id")).isEqualTo("seedbox");
    assertThat(answer.text("/clients/0/trouble")).contains("yet");
    assertThat(answer.body().at("/clients/0/torrents").isNull()).isTrue();
  }

  @Test
  void countsWhatIsHeldAndWhatWaitsForAPerson() {
    ledger.seen(Instant.now(), null);
    long holder = ledger.opened(7, Instant.now(), null);
    ledger.claimed(holder, "aa");
    ledger.claimed(holder, "bb");
    ledger.write(
        "update baselines set guarded_at = now() where id = (select max(id) from baselines)");

    Answer answer = door.get(SEEDBOX);

    assertThat(answer.body().at("/held").asInt()).isEqualTo(2);
    assertThat(answer.body().at("/guarded").asInt()).isEqualTo(1);
  }

  @Test
  void namesTheClientsThatExist() {
    assertThat(door.get("/api/clients/attic").problem()).isEqualTo("unknown-client");
  }
}
