package dev.weft.catalog.store;

import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// Records that have a spelling of their own, as JSON strings in that spelling.
interface TextJson {

  /// Writes the spelling.
  final class Writer<T> extends StdSerializer<T> {
    Writer(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator json, SerializationContext context) {
      json.writeString(value.toString());
    }
  }

  /// Reads the spelling.
  final class Reader<T> extends StdDeserializer<T> {
    private final Function<String, Optional<T>> find;

    Reader(Class<T> type, Function<String, Optional<T>> find) {
      super(type);
      this.find = find;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) {
      String text = json.getString();
      return find.apply(text)
          .orElseThrow(
              () -> context.weirdStringException(text, handledType(), "not in its spelling"));
    }
  }
}
