package evenkeel.standalone.init;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks a person at a terminal, or takes the answers of a script, one a line.
 *
 * @param unseen gives a line that is typed without being shown, null at the end of input; itself
 *     null when nobody sits at a terminal
 */
record Dialogue(
    BufferedReader answers, PrintStream out, @Nullable Supplier<char @Nullable []> unseen) {

  /** There are fewer answers than questions. */
  static final class Unanswered extends Exception {
    private static final long serialVersionUID = 1;

    Unanswered(String question) {
      super("no answer to: " + question);
    }
  }

  /** Whether somebody is there who can answer once more. */
  boolean interactive() {
    return unseen != null;
  }

  void say(String words) {
    out.println(words);
  }

  /** An answer; an empty one means {@code usual}. */
  String ask(String question, String usual) throws IOException, Unanswered {
    out.print(usual.isEmpty() ? question + ": " : question + " [" + usual + "]: ");
    out.flush();
    String answer = line(question);
    return answer.isEmpty() ? usual : answer;
  }

  /** An answer that is not shown while it is typed. */
  String secret(String question) throws IOException, Unanswered {
    out.print(question + ": ");
    out.flush();
    if (unseen == null) {
      return line(question);
    }
    char[] typed = unseen.get();
    if (typed == null) {
      throw new Unanswered(question);
    }
    return new String(typed).strip();
  }

  boolean agrees(String question) throws IOException, Unanswered {
    return ask(question + " y/n", "n").startsWith("y");
  }

  private String line(String question) throws IOException, Unanswered {
    String line = answers.readLine();
    if (line == null) {
      throw new Unanswered(question);
    }
    if (unseen == null) {
      out.println();
    }
    return Objects.requireNonNull(line).strip();
  }
}
