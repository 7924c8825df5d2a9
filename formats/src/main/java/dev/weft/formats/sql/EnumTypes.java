package dev.weft.formats.sql;

import dev.weft.formats.shape.Losses;
import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Types that are a list of texts: `ENUM ('a', 'b')` behind a column, or declared by CREATE TYPE.
/// For one file.
final class EnumTypes {

  private final Losses losses;
  private final Map<String, List<Value>> declared = new LinkedHashMap<>();
  private final Map<String, Place> unused = new LinkedHashMap<>();

  EnumTypes(Losses losses) {
    this.losses = losses;
  }

  /// Keeps what stands behind CREATE TYPE; false when that is no list of texts.
  boolean declare(List<String> name, SqlCursor rest, Place place) {
    List<Value> values = rest.takes("AS", "ENUM") ? texts(rest) : List.of();
    if (name.isEmpty() || values.isEmpty() || !rest.isEnd()) {
      return false;
    }
    String key = key(name.getLast());
    declared.putIfAbsent(key, values);
    unused.putIfAbsent(key, place);
    return true;
  }

  /// The values of an ENUM that is written here, and passes it; none when it is no ENUM, or a list
  /// of them.
  List<Value> inline(SqlCursor item) {
    int mark = item.mark();
    List<Value> values = item.takes("ENUM") ? texts(item) : List.of();
    if (values.isEmpty() || item.sees("[")) {
      item.back(mark);
      return List.of();
    }
    return values;
  }

  /// The values of a declared type; none when there is no such type.
  ///
  /// @param type as a column has it, perhaps quoted and with its schema
  List<Value> find(String type) {
    String key = key(type.substring(type.lastIndexOf('.') + 1).replace("\"", ""));
    unused.remove(key);
    return declared.getOrDefault(key, List.of());
  }

  /// Lists the types that no column has.
  void end() {
    unused.forEach(
        (name, place) -> losses.left(place, "The type `" + name + "` is used by no table", ""));
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static List<Value> texts(SqlCursor cursor) {
    List<Value> values = new ArrayList<>();
    for (SqlCursor one : cursor.inside().map(SqlCursor::items).orElse(List.of())) {
      var text = one.text();
      if (text.isEmpty() || !one.isEnd()) {
        return List.of();
      }
      values.add(new Value.Text(text.get()));
    }
    return values;
  }
}
