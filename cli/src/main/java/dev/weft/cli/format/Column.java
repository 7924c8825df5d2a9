package dev.weft.cli.format;

import dev.weft.cli.terminal.Spans;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A column of a list: its heading, and what it shows of an item.
///
/// @param heading in a table; in CSV it is the field's name
/// @param field name in CSV
public record Column(String heading, String field, Function<JsonNode, String> value) {

  /// The text of a field.
  public static Column of(String heading, String field) {
    return new Column(heading, field, item -> Json.text(item, field));
  }

  /// A number with its thousands apart, blank when there is none.
  public static Column count(String heading, String field) {
    return new Column(
        heading,
        field,
        item -> item.path(field).isNumber() ? Spans.count(item.path(field).asLong()) : "");
  }

  /// Texts of an array, with commas between.
  public static Column texts(String heading, String field) {
    return new Column(heading, field, item -> String.join(", ", Json.texts(item, field)));
  }

  /// How many days are left.
  public static Column daysLeft(String heading, String field) {
    return new Column(heading, field, item -> Times.daysLeft(Json.text(item, field)));
  }

  /// An instant to the second.
  public static Column instant(String heading, String field) {
    return new Column(heading, field, item -> Times.toSecond(Json.text(item, field)));
  }
}
