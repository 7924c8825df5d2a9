package dev.weft.engine.duckdb.instance;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A row of a small result, detached from where it came from.
///
/// @param names of the result's columns
/// @param cells texts, `Long`, `Double`, `BigDecimal` or `BigInteger`, `Boolean`, maps and lists of
///   such values, or null; everything else is its text
public record Row(List<String> names, List<@Nullable Object> cells) {

  public Row {
    names = List.copyOf(names);
    cells = Collections.unmodifiableList(new ArrayList<>(cells));
  }

  /// The row that a result stands at.
  static Row of(List<String> names, ResultSet result) throws SQLException {
    List<@Nullable Object> cells = new ArrayList<>();
    for (int at = 1; at <= names.size(); at++) {
      cells.add(Cells.of(result.getObject(at)));
    }
    return new Row(names, cells);
  }

  static List<String> names(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    List<String> names = new ArrayList<>();
    for (int at = 1; at <= columns.getColumnCount(); at++) {
      names.add(columns.getColumnName(at));
    }
    return names;
  }

  /// A value by its place, counted from 1.
  public @Nullable Object value(int place) {
    return cells.get(place - 1);
  }

  public boolean isNull(int place) {
    return value(place) == null;
  }

  /// A value as text, null for none.
  public @Nullable String text(int place) {
    Object value = value(place);
    return value == null ? null : value.toString();
  }

  /// A text that is there.
  public String string(int place) {
    return String.valueOf(value(place));
  }

  /// A whole number, 0 for none.
  public long number(int place) {
    return value(place) instanceof Number number ? number.longValue() : 0;
  }

  public boolean truth(int place) {
    return Boolean.TRUE.equals(value(place));
  }

  /// A map, empty for anything else.
  public Map<?, ?> map(int place) {
    return value(place) instanceof Map<?, ?> map ? map : Map.of();
  }

  /// The place of a column, whatever the case of its name.
  public int place(String name) {
    for (int at = 0; at < names.size(); at++) {
      if (names.get(at).toLowerCase(Locale.ROOT).equals(name)) {
        return at + 1;
      }
    }
    throw new IllegalArgumentException("The result has no column " + name);
  }
}
