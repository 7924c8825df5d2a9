package dev.weft.catalog.store;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import dev.weft.model.contract.ColumnPath;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// Columns as JSON strings, as they were stored before there were paths inside of them; with such a
/// path a list of the column and its steps.
interface ColumnPathJson {

  /// Put over foreign keys: those of one column were stored by other names and without lists.
  interface OfReferences {
    @JsonAlias("column")
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    List<ColumnPath> columns();

    @JsonAlias({"targetColumn", "targetColumns"})
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
    List<ColumnPath> targets();
  }

  /// Writes a column.
  final class Writer extends StdSerializer<ColumnPath> {
    Writer() {
      super(ColumnPath.class);
    }

    @Override
    public void serialize(ColumnPath path, JsonGenerator json, SerializationContext context) {
      if (path.steps().isEmpty()) {
        json.writeString(path.column());
        return;
      }
      json.writeStartArray();
      json.writeString(path.column());
      path.steps().forEach(json::writeString);
      json.writeEndArray();
    }
  }

  /// Reads a column.
  final class Reader extends StdDeserializer<ColumnPath> {
    Reader() {
      super(ColumnPath.class);
    }

    @Override
    public ColumnPath deserialize(JsonParser json, DeserializationContext context) {
      if (json.currentToken() == JsonToken.VALUE_STRING) {
        return ColumnPath.of(json.getString());
      }
      List<String> all = new ArrayList<>();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        all.add(json.getString());
      }
      if (all.isEmpty() || json.currentToken() != JsonToken.END_ARRAY) {
        return context.reportInputMismatch(ColumnPath.class, "neither a column nor a way into one");
      }
      return new ColumnPath(all.getFirst(), all.subList(1, all.size()));
    }
  }
}
