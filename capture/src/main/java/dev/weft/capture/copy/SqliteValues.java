package dev.weft.capture.copy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many values of a column are of which kind.
///
/// @param days texts that are dates
/// @param moments texts that are a date and a time of day
/// @param truths numbers 0 and 1
record SqliteValues(
    long rows,
    long given,
    long wholes,
    long numbers,
    long bytes,
    long days,
    long moments,
    long truths) {

  private static final String DIGIT = "[0-9]";
  private static final String DAY = DIGIT.repeat(4) + "-" + DIGIT.repeat(2) + "-" + DIGIT.repeat(2);
  private static final String MOMENT = DAY + "[ T]" + DIGIT.repeat(2) + ":" + DIGIT.repeat(2) + "*";
  private static final Pattern EXACT =
      Pattern.compile("(?:DECIMAL|NUMERIC)\\s*\\((\\d{1,2})\\s*,\\s*(\\d{1,2})\\)");
  private static final int COUNTS = 8;

  /// @param name of the column, quoted
  static String counts(String name) {
    String type = "typeof(" + name + ")";
    return String.join(
        ", ",
        List.of(
            "count(*)",
            "count(" + name + ")",
            counted(type + " = 'integer'"),
            counted(type + " in ('integer', 'real')"),
            counted(type + " = 'blob'"),
            counted(type + " = 'text' and " + name + " glob '" + DAY + "'"),
            counted(type + " = 'text' and " + name + " glob '" + MOMENT + "' and " + local(name)),
            counted(type + " = 'integer' and " + name + " in (0, 1)")));
  }

  /// A moment that names no zone.
  private static String local(String name) {
    return "datetime(" + name + ") is not null and substr(" + name + ", 12) not glob '*[-+Zz]*'";
  }

  private static String counted(String condition) {
    return "count(case when " + condition + " then 1 end)";
  }

  /// Of the column at this index.
  static SqliteValues of(ResultSet row, int column) throws SQLException {
    int at = column * COUNTS + 1;
    return new SqliteValues(
        row.getLong(at),
        row.getLong(at + 1),
        row.getLong(at + 2),
        row.getLong(at + 3),
        row.getLong(at + 4),
        row.getLong(at + 5),
        row.getLong(at + 6),
        row.getLong(at + 7));
  }

  long missing() {
    return rows - given;
  }

  /// The narrowest type that was declared and that all values are of, in words of SQL.
  String type(String declared) {
    String word = declared.toUpperCase(Locale.ROOT);
    if (given == 0) {
      return byAffinity(word);
    }
    if (bytes == given) {
      return "bytea";
    }
    boolean dated = word.contains("DATE") || word.contains("TIME");
    if (dated && days == given) {
      return "date";
    }
    if (dated && moments == given) {
      return "timestamp";
    }
    if (word.contains("BOOL") && truths == given) {
      return "boolean";
    }
    if (wholes == given) {
      return "bigint";
    }
    return numbers == given ? "double precision" : "text";
  }

  private static String byAffinity(String word) {
    Matcher exact = EXACT.matcher(word);
    if (exact.find()) {
      return "decimal(" + exact.group(1) + ", " + exact.group(2) + ")";
    }
    if (word.contains("BOOL")) {
      return "boolean";
    }
    if (word.contains("INT")) {
      return "bigint";
    }
    if (word.equals("DATE")) {
      return "date";
    }
    if (word.contains("DATE") || word.contains("TIMESTAMP")) {
      return "timestamp";
    }
    if (word.contains("REAL")
        || word.contains("FLOA")
        || word.contains("DOUB")
        || word.contains("NUM")) {
      return "double precision";
    }
    return word.contains("BLOB") ? "bytea" : "text";
  }
}
