package evenkeel.settings;

import evenkeel.settings.yaml.Shape;
import java.util.regex.Pattern;

/** The shapes of names and secrets. */
final class Names {
  /** Anything else would make the names of environment variables ambiguous. */
  static final Shape<String> ID =
      Shape.matching(
          Pattern.compile("(?=.{1,31}$)[a-z0-9]+(-[a-z0-9]+)*"),
          "an id of 1 to 31 lower-case letters and digits, with single hyphens between them");

  static final Shape<String> USER =
      Shape.matching(
          Pattern.compile("(?=\\S)[^\\p{Cntrl}]{1,255}(?<=\\S)"),
          "a user name of 1 to 255 characters");

  static final Shape<Secret> PASSWORD =
      Shape.secret(Pattern.compile("[^\\p{Cntrl}]{1,1000}"), "a password of 1 to 1000 characters")
          .map(Secret::new);

  static final Shape<Secret> API_KEY =
      Shape.secret(
              Pattern.compile("qbt_[!-~]{1,200}"),
              "an API key of qBittorrent 5.2 or newer, which begins with qbt_")
          .map(Secret::new);

  static final Shape<String> NO_LOGIN = Shape.matching(Pattern.compile("none"), "none, or no key");

  /** What may stand in a Cookie header. */
  static final Shape<Secret> COOKIE =
      Shape.secret(
              Pattern.compile("(?!mam_id=)[!-~&&[^\"\\\\,;]]{1,4096}"),
              "the value of the cookie mam_id alone: no name, spaces, quotes, commas, semicolons")
          .map(Secret::new);

  /** What may stand in a header after {@code Bearer}. */
  static final Shape<Secret> TOKEN =
      Shape.secret(Pattern.compile("[!-~]{1,4096}"), "a token without blanks").map(Secret::new);

  /** One label alone, such as {@code net}, would take in other people's trackers. */
  static final Shape<String> TRACKER =
      Shape.matching(
          Pattern.compile(
              "localhost|[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+"),
          "a host in lower case, such as example.net");

  static final Shape<String> TAG =
      Shape.matching(
          Pattern.compile("(?=\\S)[^\\p{Cntrl},]{1,255}(?<=\\S)"), "a tag, without commas");

  static final Shape<String> CATEGORY =
      Shape.matching(Pattern.compile("(?=\\S)[^\\p{Cntrl}]{1,255}(?<=\\S)"), "a category");

  private Names() {}
}
