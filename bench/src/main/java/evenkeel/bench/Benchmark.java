package evenkeel.bench;

/** Measures something on real parts and says it in one table. */
interface Benchmark {
  /** By which it is chosen. */
  String name();

  Table run(Workshop workshop) throws Exception;
}
