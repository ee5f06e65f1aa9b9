package evenkeel.bench;

import evenkeel.simulator.qbittorrent.RealQbittorrent;
import evenkeel.standalone.supervisor.Tools;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the benchmarks that are named, or all. */
public final class Bench {
  private Bench() {}

  public static void main(String[] names) throws Exception {
    Workshop workshop =
        new Workshop(
            Files.createTempDirectory("evenkeel-bench"),
            RealQbittorrent.find().orElseThrow(),
            Tools.ofThisMachine().temporal().orElseThrow(),
            System.getProperty("java.class.path"),
            new Workshop.Scale(Integer.getInteger("few", 1000), Integer.getInteger("many", 10000), 30000, Integer.getInteger("rounds", 3)));
    System.out.println(new FreezeBenchmark().run(workshop));
    System.exit(0);
  }
}
