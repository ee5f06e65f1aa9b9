package evenkeel.worker.keeping.model;

import evenkeel.worker.keeping.model.fake.FakeQbittorrent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stories of consecutive seeds, several told at the same time. */
final class Stories implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Stories.class);
  private static final int AT_ONCE = 500;

  private final List<Keeping> lanes;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Stories(Path folder, int lanes) {
    this.lanes = Stream.generate(() -> new Keeping(folder)).limit(lanes).toList();
  }

  /** Those that end badly, in words, with nothing in them that does not matter. */
  List<String> bad(long first, long count) {
    List<String> bad = new ArrayList<>();
    for (long begin = first; begin < first + count; begin += AT_ONCE) {
      long end = Math.min(first + count, begin + AT_ONCE);
      AtomicLong next = new AtomicLong(begin);
      List<CompletableFuture<List<String>>> told =
          lanes.stream()
              .map(lane -> CompletableFuture.supplyAsync(() -> bad(lane, next, end), threads))
              .toList();
      told.forEach(lane -> bad.addAll(lane.join()));
      LOG.info("seeds {} to {} are told, {} ended badly so far", first, end - 1, bad.size());
    }
    return bad;
  }

  private static List<String> bad(Keeping lane, AtomicLong next, long end) {
    List<String> bad = new ArrayList<>();
    for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
      Plan plan = Plans.of(seed);
      if (!Story.tell(plan, lane, FakeQbittorrent::new).isEmpty()) {
        bad.add(words(Shrinking.of(plan, lane, FakeQbittorrent::new), lane));
      }
    }
    return bad;
  }

  private static String words(Plan plan, Keeping lane) {
    return plan.words()
        + "\n  => "
        + String.join("\n  => ", Story.tell(plan, lane, FakeQbittorrent::new));
  }

  @Override
  public void close() {
    threads.close();
    lanes.forEach(Keeping::close);
  }
}
