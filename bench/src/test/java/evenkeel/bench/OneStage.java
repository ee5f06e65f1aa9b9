package evenkeel.bench;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lends one scene to all who need as many torrents; who needs another number gets his own. */
final class OneStage implements Stage, Closeable {
  private final int torrents;
  private @Nullable Scene scene;

  OneStage(int torrents) {
    this.torrents = torrents;
  }

  @Override
  public Scene open(Workshop workshop, Scene.Demand demand) throws Exception {
    if (demand.torrents() != torrents) {
      return Scene.opened(workshop, demand);
    }
    if (scene == null) {
      scene = Scene.opened(workshop, new Scene.Demand(torrents, true, "1s"));
    }
    return scene.lend();
  }

  @Override
  public void close() throws IOException {
    if (scene != null) {
      scene.close();
    }
  }
}
