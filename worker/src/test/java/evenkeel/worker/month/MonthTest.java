package evenkeel.worker.month;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A weekend of two accounts on two clients; a whole month of it with {@code
 * -Devenkeel.month.days=30}.
 */
class MonthTest {
  @TempDir Path folder;

  @Test
  void comesToRestWithEverythingAsItsUsersToldIt() throws Exception {
    Integer days = Integer.getInteger("evenkeel.month.days");
    Scale scale = days == null ? Scale.WEEKEND : Scale.MONTH;
    Duration length = days == null ? scale.length() : Duration.ofDays(days);
    try (Month month = new Month(scale, folder)) {
      long begun = System.nanoTime();
      month.until(length);
      System.out.println("took " + Duration.ofNanos(System.nanoTime() - begun));
      month.recovers();
      System.out.println(month.database.rows());
      month.clients.values().forEach(c -> System.out.println(c.standingOtherwise()));
      System.out.println(month.histories.ofEmergencies());
      System.out.println(month.histories.ofKeeper("keeper/home"));
      month.accounts.values().forEach(a -> System.out.println(a.account + " " + a.requests() + " " + a.leastGap() + " " + a.lowest()));
      System.out.println("steps " + month.steps + " passed " + month.passed());
      for (String q : new String[]{"select * from holders order by id desc limit 3", "select * from holder_clients order by holder_id desc limit 4", "select * from baselines where closed_at is null limit 5", "select id,account,read_at,level,refusal,at_recovery from readings order by id desc limit 4"}) System.out.println(q + "\n  " + month.database.jdbc.sql(q).query().listOfRows());
      assertThat(month.owing()).isFalse();
    }
  }
}
