package evenkeel.settings.yaml;

import java.nio.file.Path;

/** Where a value comes from. */
public sealed interface Origin {

  /** In words, beginning with a place that editors can jump to if it is one. */
  String words();

  /**
   * The settings file.
   *
   * @param line counted from 1; 0 if the file as a whole is meant
   */
  record Line(Path file, int line) implements Origin {
    @Override
    public String words() {
      return line > 0 ? file + ":" + line : file.toString();
    }
  }

  /** An environment variable. */
  record Variable(String name) implements Origin {
    @Override
    public String words() {
      return name;
    }
  }

  /**
   * A file that holds nothing but a secret.
   *
   * @param namedBy where its path was given
   */
  record SecretFile(Path file, Origin namedBy) implements Origin {
    @Override
    public String words() {
      return file + ", named by " + namedBy.words();
    }
  }

  /** Nobody gave it. */
  record Default() implements Origin {
    @Override
    public String words() {
      return "the default";
    }
  }
}
