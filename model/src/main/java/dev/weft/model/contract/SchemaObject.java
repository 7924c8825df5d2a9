package dev.weft.model.contract;

import java.util.List;
import java.util.Optional;

/// A table of a contract.
///
/// @param tags of the table itself, not of its columns
/// @param references foreign keys of several columns; those of one stand at their property
/// @param pointer JSON pointer of the object in its document, for findings
public record SchemaObject(
    String name,
    String description,
    List<String> tags,
    List<Property> properties,
    List<QualityRule> quality,
    List<KeyReference> references,
    String pointer) {
  public SchemaObject {
    tags = List.copyOf(tags);
    properties = List.copyOf(properties);
    quality = List.copyOf(quality);
    references = List.copyOf(references);
  }

  /// A table without foreign keys of several columns.
  public SchemaObject(
      String name,
      String description,
      List<String> tags,
      List<Property> properties,
      List<QualityRule> quality,
      String pointer) {
    this(name, description, tags, properties, quality, List.of(), pointer);
  }

  /// A foreign key of several columns, each with the one that it points to.
  ///
  /// @param contractFile path of the other contract beside this one; empty for the same contract
  /// @param targets as many as columns
  public record KeyReference(
      List<String> columns, String contractFile, String table, List<String> targets) {
    public KeyReference {
      columns = List.copyOf(columns);
      targets = List.copyOf(targets);
    }
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
