package dev.weft.model.table;

/// A column or nested field.
///
/// @param id Iceberg field id; 0 while the lake has not given one
/// @param key identity through renames: the contract's `id` of the property, else the name
public record Column(int id, String key, String name, Type type, boolean required) {

  /// A column without a field id yet.
  public static Column of(String name, Type type) {
    return new Column(0, name, name, type, false);
  }

  public Column withId(int newId) {
    return new Column(newId, key, name, type, required);
  }

  public Column withRequired(boolean nowRequired) {
    return new Column(id, key, name, type, nowRequired);
  }

  public Column withType(Type newType) {
    return new Column(id, key, name, newType, required);
  }
}
