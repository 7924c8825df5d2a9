package dev.weft.lake.table;

import java.util.List;
import java.util.Optional;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.StructLike;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/// Partition values as an engine prints them, in Iceberg's form. Units of time are whole numbers
/// since 1970 (Iceberg specification, "Partition Transforms"). Unlike a bound, a value that cannot
/// be read must not be dropped: readers would skip the file.
final class PartitionValues {

  private PartitionValues() {}

  static StructLike of(PartitionSpec spec, List<Optional<String>> printed) {
    var data = new PartitionData(spec.partitionType());
    if (data.size() != printed.size()) {
      throw new IllegalArgumentException(
          "A file has " + printed.size() + " partition values, its table " + data.size());
    }
    for (int i = 0; i < data.size(); i++) {
      var field = spec.fields().get(i);
      var type = data.getType(i);
      data.set(i, printed.get(i).map(text -> value(field, type, text)).orElse(null));
    }
    return data;
  }

  private static Object value(PartitionField field, Type type, String text) {
    // Days are a date to Iceberg, which holds it as a number just like the other units of time.
    var held = field.transform().toString().equals("day") ? Types.IntegerType.get() : type;
    return EngineText.find(held, text)
        .orElseThrow(
            () -> new IllegalArgumentException("No value of partition field " + field.name()));
  }
}
