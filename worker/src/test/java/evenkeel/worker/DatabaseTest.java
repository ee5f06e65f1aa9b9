package evenkeel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseTest {
  private static final String QUIET = "select count(*) from account_quiet";

  @Test
  void givesEveryCallerAnEmptySchemaOfItsOwn() {
    Database one = Database.fresh();
    Database other = Database.fresh();

    one.jdbc().sql("insert into account_quiet values ('mam', now(), 'told to')").update();

    assertThat(one.jdbc().sql(QUIET).query(Integer.class).single()).isEqualTo(1);
    assertThat(other.jdbc().sql(QUIET).query(Integer.class).single()).isZero();
  }
}
