package evenkeel.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpareHeapTest {
  private static final long MIB = 1 << 20;

  private long heap = 40 * MIB;
  private long needed = 40 * MIB;
  private int collections;
  private final SpareHeap spare = new SpareHeap(() -> heap, this::collect);

  @Test
  void givesBackWhatTheHeapHasGrownBy() {
    spare.run();
    heap = 150 * MIB;

    spare.run();

    assertThat(heap).isEqualTo(40 * MIB);
    assertThat(collections).isEqualTo(2);
  }

  @Test
  void doesNotCollectForWhatIsNeededOrForLittle() {
    needed = 110 * MIB;
    heap = 150 * MIB;
    spare.run();
    heap = 115 * MIB;

    spare.run();

    assertThat(collections).isEqualTo(1);
  }

  private void collect() {
    collections++;
    heap = needed;
  }
}
