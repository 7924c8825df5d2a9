package dev.weft.build.schema;

import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;

/// The columns that a contract promises, without field ids.
public final class ContractSchema {

  /// The file a captured row came from, below its connection's root.
  public static final Column FILE = new Column(0, "_file", "_file", Type.Primitive.STRING, false);

  /// The number of a captured row within its file, from 1.
  public static final Column ROW = new Column(0, "_row", "_row", Type.Primitive.LONG, false);

  private ContractSchema() {}

  public static Schema of(SchemaObject object) {
    return new Schema(columns(object));
  }

  /// A captured table's columns: the declared ones, those that drift added, `_file` and `_row`.
  public static Schema ofCapture(SchemaObject object, List<Column> evolved) {
    var columns = new ArrayList<>(columns(object));
    columns.addAll(evolved);
    columns.add(FILE);
    columns.add(ROW);
    return new Schema(columns);
  }

  private static List<Column> columns(SchemaObject object) {
    return object.properties().stream().map(ContractSchema::column).toList();
  }

  private static Column column(Property property) {
    boolean required = property.required() || property.keyPosition() > 0;
    return new Column(0, property.key(), property.name(), property.type(), required);
  }
}
