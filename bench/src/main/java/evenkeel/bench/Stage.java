package evenkeel.bench;

/** Opens scenes for benchmarks. */
@FunctionalInterface
public interface Stage {
  /** For each its own, as what is measured has to be. */
  Stage OWN = Scene::opened;

  Scene open(Workshop workshop, Scene.Demand demand) throws Exception;
}
