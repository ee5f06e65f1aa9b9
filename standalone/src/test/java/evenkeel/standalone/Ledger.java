package evenkeel.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What the household's PostgreSQL says. */
public final class Ledger {
  private final JdbcClient jdbc;

  public Ledger(String jdbcUrl) {
    this.jdbc = JdbcClient.create(new DriverManagerDataSource(jdbcUrl));
  }

  /** For any other question. */
  public JdbcClient jdbc() {
    return jdbc;
  }

  /** How many emergencies there have been. */
  public long emergencies() {
    return count("holders");
  }

  /** Nothing is held, under way or owed. */
  public void expectRest() {
    expectNone("holders where closed_at is null");
    expectNone("holder_clients where settled_at is null");
    expectNone("claims where ended_at is null");
    expectNone("baselines where closed_at is null");
    expectNone("baselines where tagged_at is not null and untagged_at is null");
    expectNone(
        """
        receipts where sent_at is not null and voided_at is null
        and confirmed_at is null and refused_at is null
        """);
  }

  /**
   * Each emergency was opened by one reading and each of its turns told once.
   *
   * @param untold how many ends may not have been told, since nobody was left to tell them
   */
  public void expectNothingDoubled(long emergencies, long untold) {
    assertThat(emergencies()).as("emergencies").isEqualTo(emergencies);
    assertThat(told("OPENED")).as("opened").isEqualTo(emergencies);
    assertThat(told("FROZEN")).as("frozen").isEqualTo(emergencies);
    assertThat(told("RELEASED")).as("released").isBetween(emergencies - untold, emergencies);
    expectNone("(select opening_reading from holders group by 1 having count(*) > 1) twice");
    expectNone("(select request from readings group by 1 having count(*) > 1) twice");
  }

  private long told(String kind) {
    return count("notices where kind = '" + kind + "'");
  }

  /** No order was ever given for torrents whose names begin so. */
  public void expectUntouched(String prefix) {
    expectNone(
        """
        receipts join baselines on baselines.id = baseline_id
        join generations on generations.id = generation_id
        where name like '%s%%'\
        """
            .formatted(prefix));
  }

  private void expectNone(String what) {
    assertThat(count(what)).as(what).isZero();
  }

  private long count(String what) {
    return jdbc.sql("select count(*) from " + what).query(Long.class).single();
  }
}
