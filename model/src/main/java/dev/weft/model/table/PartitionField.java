package dev.weft.model.table;

/// One field of a partition spec.
public record PartitionField(String column, Transform transform) {

  /// How a partition value comes from the column (Iceberg's table).
  public sealed interface Transform {
    record Identity() implements Transform {}

    record Year() implements Transform {}

    record Month() implements Transform {}

    record Day() implements Transform {}

    record Hour() implements Transform {}

    record Bucket(int count) implements Transform {}

    record Truncate(int width) implements Transform {}
  }
}
