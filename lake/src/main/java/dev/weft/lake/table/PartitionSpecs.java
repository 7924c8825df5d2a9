package dev.weft.lake.table;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.PartitionField.Transform;
import java.io.IOException;
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

  private record Named(int id, String name, String transform, int source) {}

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
                write(named(field), generator);
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

  private Named named(PartitionField field) {
    int source = source(field);
    String transform = word(field.transform());
    return past.stream()
        .flatMap(spec -> spec.fields().stream())
        .filter(it -> it.sourceId() == source && it.transform().toString().equals(transform))
        .map(it -> new Named(it.fieldId(), it.name(), transform, source))
        .findFirst()
        .orElseGet(() -> fresh(field.column(), transform, source));
  }

  /// Iceberg's usual name, `flight_at_month`, and the id behind it: Iceberg refuses every later
  /// schema with a column that is called like a partition field of the past.
  private Named fresh(String column, String transform, int source) {
    int id = ++last;
    String name = column + "_" + transform.replaceAll("\\[.*", "") + "_" + id;
    while (schema.findField(name) != null) {
      name += "_";
    }
    return new Named(id, name, transform, source);
  }

  private static void write(Named field, JsonGenerator generator) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("name", field.name());
    generator.writeStringField("transform", field.transform());
    generator.writeNumberField("source-id", field.source());
    generator.writeNumberField("field-id", field.id());
    generator.writeEndObject();
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
