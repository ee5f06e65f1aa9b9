package evenkeel.settings.yaml;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file that holds a secret and nothing else, as a key such as {@code password_file} names it.
 */
final class SecretFile {
  private static final int MOST_KIBIBYTES = 64;

  /** Never shown unless it is a file: the secret itself may have been written here. */
  private static final Shape<Path> PATH =
      new Shape<>("the absolute path of a file", SecretFile::absolute, Shown::secret);

  private final Written name;
  private final Optional<Path> file;

  SecretFile(Written name) {
    this.name = name;
    this.file = name.as(PATH);
  }

  /** The key beside the one that holds the secret itself. */
  static String key(String key) {
    return key + "_file";
  }

  Origin origin() {
    return file.<Origin>map(path -> new Origin.SecretFile(path, name.place())).orElse(name.place());
  }

  /** What the file holds, without line breaks at its end. */
  <T> Optional<T> as(Shape<T> shape) {
    return file.flatMap(path ->
        switch (new Document(path, MOST_KIBIBYTES).content()) {
          case Document.Text content -> parsed(path, content.text(), shape);
          case Document.Refused refused ->
              name.refused(refused.found(), refused.allowed() + " with " + shape.allowed());
        });
  }

  private <T> Optional<T> parsed(Path path, String text, Shape<T> shape) {
    var value = text.replaceFirst("[\r\n]+$", "");
    if (value.isEmpty()) {
      return name.refused(path + ", which is empty", "a file with " + shape.allowed());
    }
    var parsed = shape.parse(value);
    return parsed.isPresent()
        ? parsed
        : name.refused(
            path + " with " + shape.shown().apply(value), "a file with " + shape.allowed());
  }

  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException malformed) {
      return Optional.empty();
    }
  }
}
