package dev.weft.formats.shape;

import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A column, or a field inside one.
///
/// @param source its name in the source, when that is another one; else empty
/// @param keyPosition from 1 in the primary key; 0 when not part of it
/// @param options `logicalTypeOptions` but for format and time zone, which are in the kind; the
///   words are those of ODCS
/// @param allowed the only values that may stand there; empty for any
/// @param physicalType as the source spells it; empty for none
/// @param more what else ODCS says of it, by the names of ODCS
/// @param place where it stands in what was read
public record Field(
    String name,
    String source,
    Kind kind,
    boolean required,
    boolean unique,
    int keyPosition,
    Map<String, Value> options,
    List<Value> allowed,
    String physicalType,
    String description,
    Map<String, Value> more,
    Place place) {

  public Field {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    allowed = List.copyOf(allowed);
    more = Collections.unmodifiableMap(new LinkedHashMap<>(more));
  }

  /// A field of which nothing but its type is known.
  public static Field of(String name, Kind kind, Place place) {
    return new Field(name, "", kind, false, false, 0, Map.of(), List.of(), "", "", Map.of(), place);
  }

  /// JSON pointer of the field in what was read.
  public String pointer() {
    return place.pointer();
  }

  public boolean isKey() {
    return keyPosition > 0;
  }

  public Field asRequired() {
    return new Field(
        name,
        source,
        kind,
        true,
        unique,
        keyPosition,
        options,
        allowed,
        physicalType,
        description,
        more,
        place);
  }

  public Field asUnique() {
    return new Field(
        name,
        source,
        kind,
        required,
        true,
        keyPosition,
        options,
        allowed,
        physicalType,
        description,
        more,
        place);
  }

  /// The same in the primary key, and so required.
  public Field withKeyPosition(int position) {
    return new Field(
        name,
        source,
        kind,
        true,
        unique,
        position,
        options,
        allowed,
        physicalType,
        description,
        more,
        place);
  }

  public Field withOption(String word, Value value) {
    Map<String, Value> changed = new LinkedHashMap<>(options);
    changed.put(word, value);
    return withOptions(changed);
  }

  public Field withOptions(Map<String, Value> changed) {
    return new Field(
        name,
        source,
        kind,
        required,
        unique,
        keyPosition,
        changed,
        allowed,
        physicalType,
        description,
        more,
        place);
  }

  public Field withAllowed(List<Value> values) {
    return new Field(
        name,
        source,
        kind,
        required,
        unique,
        keyPosition,
        options,
        values,
        physicalType,
        description,
        more,
        place);
  }

  public Field withPhysicalType(String word) {
    return new Field(
        name,
        source,
        kind,
        required,
        unique,
        keyPosition,
        options,
        allowed,
        word,
        description,
        more,
        place);
  }

  public Field withDescription(String text) {
    return new Field(
        name,
        source,
        kind,
        required,
        unique,
        keyPosition,
        options,
        allowed,
        physicalType,
        text,
        more,
        place);
  }

  /// With another field of ODCS, such as `tags`.
  public Field with(String word, Value value) {
    Map<String, Value> changed = new LinkedHashMap<>(more);
    changed.put(word, value);
    return new Field(
        name,
        source,
        kind,
        required,
        unique,
        keyPosition,
        options,
        allowed,
        physicalType,
        description,
        changed,
        place);
  }
}
