package evenkeel.standalone.terminal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed.
 *
 * @param operands the account or client, and a decision; or an order's number; or a torrent's hash
 * @param selection which torrents are meant, as the API names the lists
 * @param all whether everything is meant, in so many words
 * @param json whether the API's own answer is wanted
 */
record Call(
    Word word,
    List<String> operands,
    Optional<String> reason,
    Map<String, List<String>> selection,
    boolean all,
    boolean json,
    Path data) {
  private static final List<String> DECISIONS = List.of("leave", "assert");
  private static final Map<String, String> LISTS =
      Map.of(
          "--account", "accounts",
          "--client", "clients",
          "--category", "categories",
          "--tag", "tags",
          "--hash", "hashes");

  /**
   * Reads the word and what follows it.
   *
   * @throws IllegalArgumentException saying what is wrong and what is allowed
   */
  static Call of(List<String> words, Path usualData) {
    String first = words.isEmpty() ? "" : words.getFirst();
    Word word =
        Word.of(first)
            .orElseThrow(() -> new IllegalArgumentException("there is no '" + first + "'"));
    return new Reading(word, usualData).read(words.subList(1, words.size()));
  }

  private static final class Reading {
    private final Word word;
    private final List<String> operands = new ArrayList<>();
    private final Map<String, List<String>> selection = new LinkedHashMap<>();
    private @Nullable String reason;
    private boolean all;
    private boolean json;
    private Path data;

    Reading(Word word, Path data) {
      this.word = word;
      this.data = data;
    }

    Call read(List<String> words) {
      List<String> rest = new ArrayList<>(words);
      while (!rest.isEmpty()) {
        take(rest.removeFirst(), rest);
      }
      check();
      return new Call(
          word, List.copyOf(operands), Optional.ofNullable(reason), selection, all, json, data);
    }

    private void take(String next, List<String> rest) {
      if (next.equals("--json")) {
        json = true;
      } else if (next.equals("--all") && word.takes(next)) {
        all = true;
      } else if (next.equals("--data")) {
        data = Path.of(valueOf(next, rest));
      } else if (next.equals("--reason") && word.takes(next)) {
        reason = valueOf(next, rest);
      } else if (LISTS.containsKey(next) && word.takes(next)) {
        selection
            .computeIfAbsent(String.valueOf(LISTS.get(next)), list -> new ArrayList<>())
            .add(valueOf(next, rest));
      } else if (next.startsWith("-")) {
        throw wrong("does not know '" + next + "'");
      } else {
        operands.add(next);
      }
    }

    private String valueOf(String option, List<String> rest) {
      if (rest.isEmpty() || rest.getFirst().isBlank()) {
        throw wrong("needs something after " + option);
      }
      return rest.removeFirst();
    }

    private void check() {
      if (!word.takes(operands.size())) {
        throw wrong("was given %d words: %s".formatted(operands.size(), operands));
      }
      if (word.needsReason() && reason == null) {
        throw wrong("needs a reason");
      }
      if (word == Word.STOP_DOWNLOADING && all != selection.isEmpty()) {
        throw wrong("needs --all, or else what says which are meant");
      }
      if (word == Word.DECIDE && !DECISIONS.contains(operands.getLast())) {
        throw wrong("does not know the decision '" + operands.getLast() + "'");
      }
    }

    private IllegalArgumentException wrong(String why) {
      return new IllegalArgumentException(
          "%s %s; expected %s".formatted(word.written(), why, word.usage()));
    }
  }
}
