package evenkeel.worker.qbittorrent.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import evenkeel.worker.qbittorrent.Added;
import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Reads what {@code torrents/add} answers: a word to Web API 2.11, numbers later. */
public final class AddedReader {
  public static final String PATH = "torrents/add";

  private static final String NOTHING =
      "the client added nothing: it has the torrent already, or cannot read it";

  private final Set<String> hashes = new HashSet<>();
  private long added;
  private long pending;

  private AddedReader() {}

  public static Added read(InputStream body) throws IOException {
    var answer = body.readAllBytes();
    return switch (new String(answer, UTF_8).strip()) {
      case "Ok." -> new Added.Taken(Set.of(), false);
      case "Fails." -> nothing();
      case String numbers when numbers.startsWith("{") ->
          JsonAnswer.read(PATH, new ByteArrayInputStream(answer), new AddedReader()::numbers);
      default -> throw new UnreadableAnswer(PATH, "neither Ok., Fails. nor an object");
    };
  }

  /** What it means that the client refused all of it. */
  public static Added nothing() {
    return new Added.Refused(NOTHING);
  }

  private Added numbers(JsonAnswer json) {
    json.eachField(name -> {
      switch (name) {
        case "added_torrent_ids" ->
            json.eachText(hash -> hashes.add(hash.toLowerCase(Locale.ROOT)));
        case "success_count" -> added = json.wholeNumber();
        case "pending_count" -> pending = json.wholeNumber();
        default -> json.skip();
      }
    });
    return added + pending == 0 ? nothing() : new Added.Taken(Set.copyOf(hashes), pending > 0);
  }
}
