package dev.weft.model.contract;

import java.util.List;
import java.util.Optional;

/// A table of a contract.
///
/// @param tags of the table itself, not of its columns
/// @param references foreign keys that begin in the table
/// @param pointer JSON pointer of the object in its document, for findings
public record SchemaObject(
    String name,
    String description,
    List<String> tags,
    List<Property> properties,
    List<QualityRule> quality,
    List<ForeignKey> references,
    String pointer) {
  public SchemaObject {
    tags = List.copyOf(tags);
    properties = List.copyOf(properties);
    quality = List.copyOf(quality);
    references = List.copyOf(references);
  }

  /// A table without foreign keys.
  public SchemaObject(
      String name,
      String description,
      List<String> tags,
      List<Property> properties,
      List<QualityRule> quality,
      String pointer) {
    this(name, description, tags, properties, quality, List.of(), pointer);
  }

  public Optional<Property> property(String name) {
    return properties.stream().filter(property -> property.name().equals(name)).findFirst();
  }

  /// Names of the primary key's columns in the order of `primaryKeyPosition`; empty for none.
  public List<String> primaryKey() {
    return properties.stream()
        .filter(property -> property.keyPosition() > 0)
        .sorted(java.util.Comparator.comparingInt(Property::keyPosition))
        .map(Property::name)
        .toList();
  }
}
