package evenkeel.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import evenkeel.worker.Database;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** PostgreSQL's machine may be gone without a word, and nobody would end that wait. */
class LostConnectionTest {
  @Test
  void isGivenUpWithinMinutes() throws Exception {
    try (HikariDataSource pool = asTheWorkerHasIt();
        Connection connection = pool.getConnection()) {
      assertThat(Duration.ofMillis(connection.getNetworkTimeout()))
          .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(10));
    }
  }

  private static HikariDataSource asTheWorkerHasIt() throws Exception {
    MutablePropertySources file = new MutablePropertySources();
    new YamlPropertySourceLoader()
        .load("worker", new ClassPathResource("evenkeel-worker.yml"))
        .forEach(file::addLast);
    HikariDataSource pool = new HikariDataSource();
    new Binder(ConfigurationPropertySources.from(file))
        .bind("spring.datasource.hikari", Bindable.ofInstance(pool));
    try (Connection connection = Database.fresh().dataSource().getConnection()) {
      pool.setJdbcUrl(connection.getMetaData().getURL());
    }
    pool.setUsername("postgres");
    return pool;
  }
}
