package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.engine.duckdb.source.FileRows.Cell;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.Optional;
import java.util.stream.Collectors;

/// Texts as dates and times by a pattern of the JDK, in the engine's spelling of it. Stricter than
/// the engine, which takes a digit where two are written, and laxer than the JDK where the text of
/// ODCS is: a bare `T` is that letter, and `Z` any offset. Moments are read as UTC. Used once.
public final class DateText {

  private static final String DIGIT = "[0-9]";
  private static final String HOURS = "[+-][0-9]{2}";

  private final StringBuilder shape = new StringBuilder();
  private final StringBuilder format = new StringBuilder();
  private String offset = "";
  private boolean known = true;

  private DateText() {}

  static Cell cell(String text, String pattern, Type type) {
    return new Cell(value(text, pattern, type), Optional.of(given(text) + " IS NOT NULL"));
  }

  /// Whether the engine can follow a pattern.
  public static boolean isKnown(String pattern) {
    return OptionalSections.of(pattern).stream().allMatch(form -> of(form).known);
  }

  /// The value of a text, null when it is none. By a pattern that the engine cannot follow no text
  /// is a value.
  ///
  /// @param text an expression of type VARCHAR
  public static String value(String text, String pattern, Type type) {
    return isKnown(pattern)
        ? OptionalSections.of(pattern).stream()
            .map(form -> of(form).value(given(text), type))
            .collect(Collectors.joining(", ", "coalesce(", ")"))
        : "CAST(NULL AS " + TypeSql.of(type) + ")";
  }

  private String value(String given, Type type) {
    return "CASE WHEN regexp_full_match("
        + given
        + ", "
        + SqlText.text(shape + offset)
        + ") THEN CAST("
        + (offset.isEmpty() ? parsed(given, format.toString()) : offsetted(given, type))
        + " AS "
        + TypeSql.of(type)
        + ") END";
  }

  private String offsetted(String given, Type type) {
    if (type != Primitive.TIMESTAMP && type != Primitive.TIMESTAMPTZ) {
      return parsed(replaced(given, offset + "$", ""), format.toString());
    }
    String moment = parsed(replaced(given, "Z$", "+00"), format + "%z");
    return type == Primitive.TIMESTAMP ? "(" + moment + ") AT TIME ZONE 'UTC'" : moment;
  }

  private static String replaced(String text, String pattern, String by) {
    return "regexp_replace(" + text + ", " + SqlText.text(pattern) + ", " + SqlText.text(by) + ")";
  }

  private static String parsed(String text, String format) {
    return "try_strptime(" + text + ", " + SqlText.text(format) + ")";
  }

  private static String given(String text) {
    return "nullif(" + text + ", '')";
  }

  private static DateText of(String pattern) {
    var form = new DateText();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = at + 1;
      // an offset is known at the end only
      form.known &= form.offset.isEmpty();
      if (c == '\'') {
        end = form.quoted(pattern, at);
      } else if (Character.isLetter(c)) {
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        form.field(c, end - at);
      } else {
        form.known &= c != '[' && c != ']' && c != '#' && c != '{' && c != '}';
        form.literal(c);
      }
      at = end;
    }
    return form;
  }

  /// What stands between quotes; two quotes are one.
  private int quoted(String pattern, int start) {
    int at = start + 1;
    if (at < pattern.length() && pattern.charAt(at) == '\'') {
      literal('\'');
      return at + 1;
    }
    while (at < pattern.length() && pattern.charAt(at) != '\'') {
      literal(pattern.charAt(at));
      at++;
    }
    return at + 1;
  }

  private void literal(char c) {
    boolean plain = Character.isLetterOrDigit(c) || c > 127 || c == ' ' || c == '\'';
    shape.append(plain ? "" : "\\").append(c);
    format.append(c == '%' ? "%%" : c);
  }

  private void field(char letter, int count) {
    switch (letter) {
      case 'y', 'u' -> {
        if (count == 2) {
          put("%y", 2);
        } else {
          put("%Y", 4);
        }
      }
      case 'M', 'L' -> {
        if (count > 2) {
          word(count == 3 ? "%b" : "%B");
        } else {
          number("m", count);
        }
      }
      case 'd' -> number("d", count);
      case 'H' -> number("H", count);
      case 'h' -> number("I", count);
      case 'm' -> number("M", count);
      case 's' -> number("S", count);
      case 'S' -> fraction(count);
      case 'a' -> word("%p");
      case 'E' -> word(count < 4 ? "%a" : "%A");
      case 'T' -> bare(count);
      case 'X' -> offset("Z|", count);
      case 'x' -> offset("", count);
      case 'Z' -> anyOffset(count);
      default -> known = false;
    }
  }

  private void fraction(int count) {
    if (count > 9) {
      known = false;
    } else {
      put(count <= 3 ? "%g" : count <= 6 ? "%f" : "%n", count);
    }
  }

  private void bare(int count) {
    known &= count == 1;
    literal('T');
  }

  private void offset(String zero, int count) {
    switch (count) {
      case 1 -> offset = "(" + zero + HOURS + "([0-9]{2})?)";
      case 2 -> offset = "(" + zero + HOURS + "[0-9]{2})";
      case 3 -> offset = "(" + zero + HOURS + ":[0-9]{2})";
      default -> known = false;
    }
  }

  private void anyOffset(int count) {
    offset = "(Z|" + HOURS + "(:?[0-9]{2})?)";
    known &= count != 4;
  }

  private void number(String directive, int count) {
    if (count == 2) {
      put("%" + directive, 2);
    } else {
      shape.append(DIGIT).append("{1,2}");
      format.append("%-").append(directive);
    }
  }

  private void put(String directive, int digits) {
    shape.append(DIGIT).append('{').append(digits).append('}');
    format.append(directive);
  }

  private void word(String directive) {
    shape.append("[A-Za-z]+");
    format.append(directive);
  }
}
