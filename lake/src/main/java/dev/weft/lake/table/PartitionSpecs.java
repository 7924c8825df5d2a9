package dev.weft.lake.table;

import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import java.util.List;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.PartitionSpecParser;
import org.apache.iceberg.Schema;
import org.apache.iceberg.util.JsonUtil;

/// Partition specs whose field ids are unique over the line, as the Iceberg specification v2 asks
/// ("Partition Evolution"): a column and transform that were used before have the id they had.
/// `PartitionSpec.builderFor` would begin at 1000 each time.
final class PartitionSpecs {

  private static final int BEFORE_FIRST = 999;

  private final Schema schema;
  private final List<PartitionSpec> past;
  private int last;

  /// @param last the highest partition field id of the line
  PartitionSpecs(Schema schema, List<PartitionSpec> past, int last) {
    this.schema = schema;
    this.past = past;
    this.last = Math.max(last, BEFORE_FIRST);
  }

  PartitionSpec of(List<PartitionField> fields) {
    if (fields.isEmpty()) {
      return PartitionSpec.unpartitioned();
    }
    String json =
        JsonUtil.generate(
            generator -> {
              generator.writeStartObject();
              generator.writeNumberField("spec-id", 0);
              generator.writeArrayFieldStart("fields");
              for (var field : fields) {
                int source = source(field);
                String transform = word(field.transform());
                generator.writeStartObject();
                generator.writeStringField("name", name(field, transform));
                generator.writeStringField("transform", transform);
                generator.writeNumberField("source-id", source);
                generator.writeNumberField("field-id", id(source, transform));
                generator.writeEndObject();
              }
              generator.writeEndArray();
              generator.writeEndObject();
            },
            false);
    return PartitionSpecParser.fromJson(schema, json);
  }

  private int source(PartitionField field) {
    return Optional.ofNullable(schema.findField(field.column()))
        .orElseThrow(
            () -> new IllegalArgumentException("No column to partition by: " + field.column()))
        .fieldId();
  }

  private int id(int source, String transform) {
    return past.stream()
        .flatMap(spec -> spec.fields().stream())
        .filter(field -> field.sourceId() == source)
        .filter(field -> field.transform().toString().equals(transform))
        .map(org.apache.iceberg.PartitionField::fieldId)
        .findFirst()
        .orElseGet(() -> ++last);
  }

  /// Iceberg's usual names, `flight_at_month`, made different from every column.
  private String name(PartitionField field, String transform) {
    if (field.transform() instanceof Transform.Identity) {
      return field.column();
    }
    int bracket = transform.indexOf('[');
    String word = bracket < 0 ? transform : transform.substring(0, bracket);
    String name = field.column() + "_" + word;
    while (schema.findField(name) != null) {
      name += "_";
    }
    return name;
  }

  private static String word(Transform transform) {
    return switch (transform) {
      case Transform.Identity() -> "identity";
      case Transform.Year() -> "year";
      case Transform.Month() -> "month";
      case Transform.Day() -> "day";
      case Transform.Hour() -> "hour";
      case Transform.Bucket(int count) -> "bucket[" + count + "]";
      case Transform.Truncate(int width) -> "truncate[" + width + "]";
    };
  }
}
