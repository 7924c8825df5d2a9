package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.table.Schema;
import java.util.Map;
import java.util.Optional;

/// A table as checks see it: a view of their session.
///
/// @param view its name
/// @param schema its columns; those that its data lacks are not among them
/// @param readings how columns came to their types, by name, for those that had others in the data
/// @param malformed lines of the data that are no rows
public record CheckedTable(
    String view, Schema schema, Map<String, Reading> readings, long malformed) {

  /// How a column came to its type.
  ///
  /// @param foreign the type that the data has instead, none of whose values can be right
  /// @param unread the column of the view with the texts of values that are not of the type, null
  ///   beside all others
  /// @param pattern how its texts are written, where the engine cannot follow that
  public record Reading(
      Optional<String> foreign, Optional<String> unread, Optional<String> pattern) {

    /// Another type.
    public static Reading foreign(String type) {
      return new Reading(Optional.of(type), Optional.empty(), Optional.empty());
    }

    /// Texts, some of which may be no values.
    public static Reading texts(String unread) {
      return new Reading(Optional.empty(), Optional.of(unread), Optional.empty());
    }

    /// Texts that nobody here can read.
    public static Reading illegible(String pattern) {
      return new Reading(Optional.empty(), Optional.empty(), Optional.of(pattern));
    }
  }

  public CheckedTable {
    readings = Map.copyOf(readings);
  }

  /// A table that is what its schema says.
  public static CheckedTable of(String view, Schema schema) {
    return new CheckedTable(view, schema, Map.of(), 0);
  }

  /// The type of a column in the data where that is another one.
  public Optional<String> foreign(String column) {
    return Optional.ofNullable(readings.get(column)).flatMap(Reading::foreign);
  }

  Optional<String> illegible(String column) {
    return Optional.ofNullable(readings.get(column)).flatMap(Reading::pattern);
  }

  /// True for rows in which a column has a value, all of which could be read.
  String isWhole(String column) {
    String present = SqlText.name(column) + " IS NOT NULL";
    return schema
        .column(column)
        .filter(nested -> Unread.isNested(nested.type()))
        .flatMap(nested -> unread(nested.name()))
        .map(unread -> present + " AND " + SqlText.name(unread) + " IS NULL")
        .orElse(present);
  }

  Optional<String> unread(String column) {
    return Optional.ofNullable(readings.get(column)).flatMap(Reading::unread);
  }
}
