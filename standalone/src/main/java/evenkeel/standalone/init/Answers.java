package evenkeel.standalone.init;

import evenkeel.standalone.advice.Arguments;
import evenkeel.standalone.init.Dialogue.Unanswered;
import evenkeel.worker.checkup.Finding;
import java.io.IOException;
import java.util.Optional;

/** Answers by option, else asked for; and what becomes of those that a check finds wrong. */
record Answers(Arguments arguments, Dialogue dialogue) {
  static final String UNCHECKED = "--unchecked";

  Optional<String> value(String option) {
    return arguments.value(option);
  }

  boolean has(String option) {
    return arguments.value(option).isPresent();
  }

  /** Whether nothing is asked of any server. */
  boolean unchecked() {
    return arguments.has(UNCHECKED);
  }

  String of(String option, String question, String usual) throws IOException, Unanswered {
    Optional<String> given = arguments.value(option);
    return given.isPresent() ? given.get() : dialogue.ask(question, usual);
  }

  /**
   * Tells what is wrong with an answer that cannot be taken.
   *
   * @param again whether another answer could be given
   * @throws Refused if nobody is there to give one
   */
  void refuse(String why, boolean again) throws Refused {
    if (!dialogue.interactive() || !again) {
      throw new Refused(why);
    }
    dialogue.say("  " + why);
  }

  /**
   * Tells what was found; answers whether the answer is taken, true without asking if it is well.
   *
   * @param again whether another answer could be given
   * @throws Refused if nobody is there to decide, or no other answer can be given
   */
  boolean taken(Finding finding, boolean again) throws IOException, Unanswered, Refused {
    if (finding.state() != Finding.State.WRONG) {
      dialogue.say("  ok: " + finding.found());
      finding.notes().forEach(note -> dialogue.say("  note: " + note));
      return true;
    }
    String why = "%s: %s\n  -> %s".formatted(finding.server(), finding.found(), finding.advice());
    if (!dialogue.interactive()) {
      throw new Refused(why);
    }
    dialogue.say("  " + why);
    if (dialogue.agrees("Take it nevertheless?")) {
      return true;
    }
    if (!again) {
      throw new Refused(why);
    }
    return false;
  }
}
