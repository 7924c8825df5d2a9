package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.scan.TypeSql;
import dev.weft.engine.duckdb.source.FileRows.Cell;
import dev.weft.model.table.Type;
import java.util.Optional;

/// Texts as dates and times by a pattern of the JDK, in the engine's spelling of it. Stricter than
/// the engine, which takes a digit where two are written. Used once.
public final class DateText {

  private static final String DIGIT = "[0-9]";

  private final StringBuilder shape = new StringBuilder();
  private final StringBuilder format = new StringBuilder();
  private boolean known = true;

  private DateText() {}

  static Cell cell(String text, String pattern, Type type) {
    return new Cell(value(text, pattern, type), Optional.of(given(text) + " IS NOT NULL"));
  }

  /// The value of a text, null when it is none. By a pattern that the engine cannot follow no text
  /// is a value.
  ///
  /// @param text an expression of type VARCHAR
  public static String value(String text, String pattern, Type type) {
    return of(pattern)
        .map(
            form ->
                "CASE WHEN regexp_full_match("
                    + given(text)
                    + ", "
                    + SqlText.text(form.shape.toString())
                    + ") THEN CAST(try_strptime("
                    + given(text)
                    + ", "
                    + SqlText.text(form.format.toString())
                    + ") AS "
                    + TypeSql.of(type)
                    + ") END")
        .orElse("CAST(NULL AS " + TypeSql.of(type) + ")");
  }

  private static String given(String text) {
    return "nullif(" + text + ", '')";
  }

  private static Optional<DateText> of(String pattern) {
    var form = new DateText();
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      int end = at + 1;
      if (c == '\'') {
        end = form.quoted(pattern, at);
      } else if (Character.isLetter(c)) {
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        form.field(c, end - at);
      } else if (c != '[' && c != ']') {
        form.literal(c);
      } else {
        form.known = false;
      }
      at = end;
    }
    return form.known ? Optional.of(form) : Optional.empty();
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
      default -> known = false;
    }
  }

  private void fraction(int count) {
    switch (count) {
      case 3 -> put("%g", 3);
      case 6 -> put("%f", 6);
      default -> known = false;
    }
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
