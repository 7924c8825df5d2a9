package dev.weft.formats.sql;

import dev.weft.formats.shape.Kind;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/// Spells names and values in SQL so that they mean themselves and nothing else.
final class Spelling {

  /// A number with more digits is written by nobody who means it.
  private static final int MOST_DIGITS = 200;

  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");

  private Spelling() {}

  static String name(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  static String names(Collection<String> names) {
    return names.stream().map(Spelling::name).collect(Collectors.joining(", ", "(", ")"));
  }

  /// Names with control characters are a trick, not a name; no dialect takes NUL.
  static boolean isName(String name) {
    return !name.isEmpty() && name.chars().noneMatch(Character::isISOControl);
  }

  /// Words for people. No dialect takes NUL inside a text, and no terminal should take the others.
  static String text(String text) {
    return literal(text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9F}&&[^\n\t]]", "\uFFFD"));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /// A line of comment, whatever the text holds.
  static String comment(String text) {
    return "-- "
        + text.codePoints()
            .map(Spelling::harmless)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
  }

  private static int harmless(int c) {
    boolean breaks =
        Character.isISOControl(c)
            || Character.getType(c) == Character.LINE_SEPARATOR
            || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
            || Character.getType(c) == Character.FORMAT;
    return breaks ? ' ' : c;
  }

  /// A value as a literal of a kind; empty when it is none of it.
  static Optional<String> literal(Value value, Kind kind) {
    return switch (kind) {
      case Kind.Whole whole -> number(value);
      case Kind.Real real -> number(value);
      case Kind.Exact exact -> number(value);
      case Kind.Truth truth ->
          value instanceof Value.Flag(boolean yes)
              ? Optional.of(yes ? "TRUE" : "FALSE")
              : Optional.empty();
      case Kind.Text(String format) ->
          format.equals("uuid") ? Optional.empty() : plain(value).map(Spelling::literal);
      case Kind.Unknown unknown -> plain(value).map(Spelling::literal);
      case Kind.Day day -> plain(value).flatMap(Spelling::day).map(text -> "DATE " + literal(text));
      case Kind.Clock clock ->
          plain(value).flatMap(Spelling::clock).map(text -> "TIME " + literal(text));
      case Kind.Moment(boolean zoned) ->
          zoned
              ? Optional.empty()
              : plain(value).flatMap(Spelling::moment).map(text -> "TIMESTAMP " + literal(text));
      case Kind.Bytes bytes -> Optional.empty();
      case Kind.Group group -> Optional.empty();
      case Kind.Many many -> Optional.empty();
      case Kind.Lookup lookup -> Optional.empty();
    };
  }

  private static Optional<String> number(Value value) {
    return value instanceof Value.Numeral(BigDecimal number)
            && number.precision() <= MOST_DIGITS
            && Math.abs(number.scale()) <= MOST_DIGITS
        ? Optional.of(number.toPlainString())
        : Optional.empty();
  }

  private static Optional<String> plain(Value value) {
    return value instanceof Value.Text(String text)
            && text.chars().noneMatch(Character::isISOControl)
        ? Optional.of(text)
        : Optional.empty();
  }

  private static Optional<String> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text)).filter(Spelling::isUsual).map(Object::toString);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> clock(String text) {
    try {
      return Optional.of(SECONDS.format(LocalTime.parse(text)))
          .filter(written -> LocalTime.parse(written).equals(LocalTime.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Whole seconds only, with a blank or T between day and time.
  private static Optional<String> moment(String text) {
    try {
      LocalDateTime moment = LocalDateTime.parse(text.replace(' ', 'T'));
      boolean whole = moment.equals(moment.truncatedTo(ChronoUnit.SECONDS));
      return whole && isUsual(moment.toLocalDate())
          ? Optional.of(moment.toLocalDate() + " " + SECONDS.format(moment))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isUsual(LocalDate day) {
    return day.getYear() >= 1 && day.getYear() <= 9999;
  }
}
