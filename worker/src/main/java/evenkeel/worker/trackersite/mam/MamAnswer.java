package evenkeel.worker.trackersite.mam;

import evenkeel.worker.trackersite.SiteTrouble;
import evenkeel.worker.trackersite.SiteTrouble.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object of the site, read strictly: what is missing or cannot be read is a changed answer,
 * named by its field. Numbers may come as text and keep every digit.
 *
 * @param path where it stands in the whole answer, as a prefix of field names
 */
record MamAnswer(JsonNode node, String path) {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> INFINITE = Set.of("∞", "Inf.", "Inf", "inf");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int MOST_DIGITS = 40;

  static MamAnswer parse(String body) {
    try {
      JsonNode node = JSON.readTree(body);
      if (!node.isObject()) {
        throw changed("the answer is no JSON object");
      }
      return new MamAnswer(node, "");
    } catch (JacksonException e) {
      throw changed("the answer is no JSON");
    }
  }

  Optional<MamAnswer> nested(String field) {
    JsonNode child = node.path(field);
    if (child.isMissingNode() || child.isNull()) {
      return Optional.empty();
    }
    if (!child.isObject()) {
      throw unreadable(field);
    }
    return Optional.of(new MamAnswer(child, path + field + "."));
  }

  String text(String field) {
    return scalar(field).orElseThrow(() -> missing(field));
  }

  /** Bytes, never negative; decimals behind them mean nothing. */
  long bytes(String field) {
    long bytes = whole(field);
    if (bytes < 0) {
      throw unreadable(field);
    }
    return bytes;
  }

  long whole(String field) {
    try {
      return number(text(field), field).setScale(0, RoundingMode.FLOOR).longValueExact();
    } catch (ArithmeticException e) {
      throw unreadable(field);
    }
  }

  int small(String field) {
    try {
      return Math.toIntExact(whole(field));
    } catch (ArithmeticException e) {
      throw unreadable(field);
    }
  }

  /** The ratio as shown; null if the site shows none, or an infinite one. */
  @Nullable BigDecimal ratio(String field) {
    return scalar(field)
        .filter(text -> !INFINITE.contains(text))
        .map(text -> number(text, field))
        .orElse(null);
  }

  /** A moment in UTC; null if there is none after {@code now}. */
  @Nullable Instant momentAfter(Instant now, String field) {
    return scalar(field).map(text -> moment(text, field)).filter(now::isBefore).orElse(null);
  }

  private Optional<String> scalar(String field) {
    JsonNode child = node.path(field);
    if (child.isMissingNode() || child.isNull()) {
      return Optional.empty();
    }
    if (!child.isNumber() && !child.isString()) {
      throw unreadable(field);
    }
    String text = child.isNumber() ? child.decimalValue().toString() : child.stringValue().strip();
    return Optional.of(text).filter(found -> !found.isEmpty());
  }

  private BigDecimal number(String text, String field) {
    try {
      BigDecimal number = new BigDecimal(text);
      if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
        throw unreadable(field);
      }
      return number;
    } catch (NumberFormatException e) {
      throw unreadable(field);
    }
  }

  private Instant moment(String text, String field) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw unreadable(field);
    }
  }

  private SiteTrouble missing(String field) {
    return changed("the field " + path + field + " is missing");
  }

  private SiteTrouble unreadable(String field) {
    return changed("the field " + path + field + " cannot be read");
  }

  private static SiteTrouble changed(String what) {
    return SiteTrouble.of(Kind.ANSWER_CHANGED, what);
  }
}
