package evenkeel.standalone.plan;

import static org.assertj.core.api.Assertions.assertThat;

import evenkeel.standalone.advice.Json;
import evenkeel.standalone.plan.PlanReport.Client;
import evenkeel.torrent.QueueLimit;
import evenkeel.worker.keeping.queue.QueueObstacle;
import evenkeel.worker.keeping.queue.QueuePreference;
import evenkeel.worker.keeping.queue.Raise;
import evenkeel.worker.planning.PlannedClient;
import evenkeel.worker.planning.PlannedQueue;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a person reads of the limits of a queue. */
class PlanWordingTest {
  private static final PlannedQueue RAISED =
      new PlannedQueue(
          "mam",
          5,
          List.of(
              raise(QueuePreference.MAX_ACTIVE_UPLOADS, 3, 8),
              raise(QueuePreference.MAX_ACTIVE_TORRENTS, 5, 9)),
          null);
  private static final PlannedQueue LEFT =
      new PlannedQueue("second", 2, List.of(), QueueObstacle.SHARE_LIMIT);

  @Test
  void saysWhichLimitsAreRaisedForWhomAndWhichAreLeftForWhat() {
    assertThat(lines("mam", "second"))
        .contains(
            "  raise max_active_uploads from 3 to 8 and max_active_torrents from 5 to 9, since 5"
                + " complete torrents of mam would wait in the queue",
            "  leave the limits of the queue, though 2 complete torrents of second would wait in"
                + " the queue: a share limit could stop or remove a seed there once it runs");
  }

  @Test
  void saysNothingOfTheLimitsOfAnAccountThatIsNotAskedFor() {
    assertThat(lines("second")).noneMatch(line -> line.contains("mam"));
  }

  @Test
  void tellsAScriptTheSame() {
    Client client = report(Set.of("mam", "second")).clients().getFirst();

    assertThat(Json.of(client))
        .containsIgnoringWhitespaces("{\"limit\":\"max_active_uploads\",\"from\":3,\"to\":8}")
        .containsIgnoringWhitespaces("\"left\":\"share_limit\"");
  }

  private static List<String> lines(String... accounts) {
    return new PlanWording(report(Set.of(accounts)), false).lines();
  }

  private static PlanReport report(Set<String> accounts) {
    PlannedClient client = new PlannedClient("home", List.of(), List.of(RAISED, LEFT), null);
    return PlanReport.of(
        new evenkeel.worker.planning.Plan(List.of(), List.of(client)), accounts, true);
  }

  private static Raise raise(QueuePreference preference, int from, int to) {
    return new Raise(preference, new QueueLimit(from), new QueueLimit(to));
  }
}
