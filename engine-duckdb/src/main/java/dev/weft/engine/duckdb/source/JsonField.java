package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceProfiler.ColumnProfile;
import dev.weft.engine.SourceProfiler.Known;

/// A field of objects, or the elements of lists, as all its values are.
///
/// @param id unlike that of any other field
/// @param parent the id of the field whose values it is inside
/// @param key empty for elements
/// @param objects how many values are objects
/// @param lists how many values are lists
record JsonField(long id, long parent, String key, long objects, long lists, TextCounts counts) {

  /// Whether all values are objects.
  boolean isObject() {
    return objects > 0 && objects == counts.given();
  }

  /// Whether all values are lists.
  boolean isList() {
    return lists > 0 && lists == counts.given();
  }

  boolean hasParts() {
    return isObject() || isList();
  }

  /// @param rows with the field or without it
  ColumnProfile profile(String type, long rows) {
    ColumnProfile plain = counts.profile(key, rows);
    return hasParts() ? new ColumnProfile(key, type, Known.NOTHING, plain.missing(), false) : plain;
  }
}
