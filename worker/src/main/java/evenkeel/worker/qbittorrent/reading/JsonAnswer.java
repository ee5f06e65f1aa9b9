package evenkeel.worker.qbittorrent.reading;

import evenkeel.worker.qbittorrent.session.UnreadableAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers that are one JSON value, token by token, and says where one is not as promised. */
final class JsonAnswer {
  private static final JsonMapper MAPPER = JsonMapper.shared();
  private static final Pattern FIELD = Pattern.compile("[a-z0-9_]+");

  private final String path;
  private final JsonParser json;

  private JsonAnswer(String path, JsonParser json) {
    this.path = path;
    this.json = json;
  }

  /** Reads one whole value with the given reading. */
  static <T> T read(String path, InputStream body, Function<JsonAnswer, T> reading)
      throws IOException {
    try (var json = MAPPER.createParser(body)) {
      json.nextToken();
      var answer = new JsonAnswer(path, json);
      var read = reading.apply(answer);
      if (json.nextToken() != null) {
        throw answer.unreadable("more than one value");
      }
      return read;
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      // Jackson's own message may quote the answer, and with it a passkey.
      throw new UnreadableAnswer(path, "no JSON at byte " + e.getLocation().getByteOffset());
    }
  }

  /** What is read of one field. */
  @FunctionalInterface
  interface FieldReading {
    /** Reads the value at hand, or {@link #skip skips} it. */
    void field(String name);
  }

  /** Every field of the object at hand. */
  void eachField(FieldReading reading) {
    require(JsonToken.START_OBJECT, "an object");
    while (json.nextToken() != JsonToken.END_OBJECT) {
      var name = json.currentName();
      json.nextToken();
      reading.field(name);
    }
  }

  /** Every text of the list at hand. */
  void eachText(Consumer<String> reading) {
    eachItem(() -> reading.accept(text()));
  }

  /** Every item of the list at hand: the reading reads the value at hand. */
  void eachItem(Runnable reading) {
    require(JsonToken.START_ARRAY, "a list");
    while (json.nextToken() != JsonToken.END_ARRAY) {
      reading.run();
    }
  }

  void skip() {
    json.skipChildren();
  }

  String text() {
    require(JsonToken.VALUE_STRING, "text");
    return json.getString();
  }

  boolean flag() {
    if (json.currentToken() != JsonToken.VALUE_TRUE) {
      require(JsonToken.VALUE_FALSE, "true or false");
    }
    return json.getBooleanValue();
  }

  long wholeNumber() {
    require(JsonToken.VALUE_NUMBER_INT, "a whole number");
    if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw unreadable("a whole number of at most 64 bits expected");
    }
    return json.getLongValue();
  }

  int smallNumber() {
    var number = wholeNumber();
    if (number != (int) number) {
      throw unreadable("a whole number of at most 32 bits expected");
    }
    return (int) number;
  }

  double number() {
    if (json.currentToken() != JsonToken.VALUE_NUMBER_FLOAT) {
      require(JsonToken.VALUE_NUMBER_INT, "a number");
    }
    return json.getDoubleValue();
  }

  UnreadableAnswer unreadable(String what) {
    return new UnreadableAnswer(path, what);
  }

  private void require(JsonToken token, String expected) {
    if (json.currentToken() != token) {
      throw unreadable(place() + expected + " expected, found " + json.currentToken());
    }
  }

  /** The field at hand, unless its name is itself content: announce URLs are names. */
  private String place() {
    var name = json.currentName();
    return name != null && FIELD.matcher(name).matches() ? name + ": " : "";
  }
}
