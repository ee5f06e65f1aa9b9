package evenkeel.standalone.init;

import evenkeel.standalone.init.Dialogue.Unanswered;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A secret that is asked for, unless its file is there already: no file of the user's is replaced.
 */
final class AskedSecret {
  private final SecretFile file;
  private final String question;
  private final Optional<Path> given;
  private final UnaryOperator<String> cleaned;
  private final boolean found;

  /**
   * @param given a file that holds the answer; empty = it is asked for
   * @param cleaned takes off what is often copied with it
   */
  AskedSecret(Path file, String question, Optional<Path> given, UnaryOperator<String> cleaned) {
    this.file = new SecretFile(file);
    this.question = question;
    this.given = given;
    this.cleaned = cleaned;
    found = this.file.exists();
  }

  SecretFile file() {
    return file;
  }

  /** Whether another answer may be asked for. */
  boolean replaceable() {
    return !found && given.isEmpty();
  }

  void ask(Dialogue dialogue) throws IOException, Unanswered {
    if (found) {
      dialogue.say(
          "%s: as %s has it; delete that file to give another".formatted(question, file.file()));
    } else if (given.isPresent()) {
      keep(Files.readString(given.get()).strip());
    } else {
      keep(dialogue.secret(question));
    }
  }

  private void keep(String secret) {
    file.write(cleaned.apply(secret) + "\n");
  }

  /** Takes back what was only tried. */
  void forget() throws IOException {
    if (!found) {
      Files.deleteIfExists(file.file());
    }
  }
}
