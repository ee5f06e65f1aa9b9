package evenkeel.standalone.advice;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A person who begins, the home they begin with, and what a word says to them. */
public abstract class AdvisedPerson {
  @TempDir protected Path folder = Path.of("");
  protected final Said out = new Said();
  protected final Said err = new Said();
  private @Nullable AdvisedHome home;

  @BeforeEach
  protected void settleIn() {
    home = new AdvisedHome(folder);
  }

  @AfterEach
  protected void leave() {
    if (home != null) {
      home.close();
    }
  }

  protected AdvisedHome home() {
    return Objects.requireNonNull(home);
  }
}
