package dev.weft.formats.shape;

import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Marks what was guessed, so that people look at it: the custom property `weft.guess`, which says
/// what is a guess and what it was guessed from.
public final class Guesses {

  /// The name of the custom property.
  public static final String PROPERTY = "weft.guess";

  private Guesses() {}

  /// The field with one more guess.
  ///
  /// @param guess what, and from what: `required: no value is missing in 20 rows`
  public static Field mark(Field field, String guess) {
    List<Value> properties = new ArrayList<>();
    String all = guess;
    if (field.more().get("customProperties") instanceof Value.Items(List<Value> items)) {
      for (Value item : items) {
        if (text(item).isEmpty()) {
          properties.add(item);
        } else {
          all = text(item) + "; " + guess;
        }
      }
    }
    Map<String, Value> property = new LinkedHashMap<>();
    property.put("property", new Value.Text(PROPERTY));
    property.put("value", new Value.Text(all));
    properties.add(new Value.Fields(property));
    return field.with("customProperties", new Value.Items(properties));
  }

  /// The guesses of a custom property; empty when it is another one.
  private static String text(Value property) {
    boolean ours =
        property instanceof Value.Fields(Map<String, Value> fields)
            && new Value.Text(PROPERTY).equals(fields.get("property"));
    return ours
            && property instanceof Value.Fields(Map<String, Value> fields)
            && fields.get("value") instanceof Value.Text(String text)
        ? text
        : "";
  }
}
