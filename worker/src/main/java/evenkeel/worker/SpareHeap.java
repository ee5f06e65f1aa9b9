package evenkeel.worker;

import java.util.function.LongSupplier;

/**
 * Gives back to the machine what a burst of work made the heap grow by. A collector that stops the
 * world does so only when it collects everything, and unasked it would rather grow.
 */
final class SpareHeap implements Runnable {
  private static final long MUCH = 8L << 20;

  private final LongSupplier heap;
  private final Runnable collector;
  private long needed;

  SpareHeap() {
    this(Runtime.getRuntime()::totalMemory, System::gc);
  }

  /**
   * @param heap its bytes, whatever is in them
   */
  SpareHeap(LongSupplier heap, Runnable collector) {
    this.heap = heap;
    this.collector = collector;
  }

  @Override
  public void run() {
    if (heap.getAsLong() - needed > MUCH) {
      collector.run();
      needed = heap.getAsLong();
    }
  }
}
