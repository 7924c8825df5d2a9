package dev.weft.model.table;

/// Where an Iceberg metadata file lies. A release names one per table; nothing else points to data.
public record MetadataLocation(String path) {
  public MetadataLocation {
    if (path.isBlank()) {
      throw new IllegalArgumentException("A metadata location cannot be empty");
    }
  }
}
