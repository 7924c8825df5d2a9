package dev.weft.server.rest;

import dev.weft.model.error.Finding;
import io.avaje.json.JsonAdapter;
import io.avaje.json.JsonReader;
import io.avaje.json.JsonWriter;
import io.avaje.json.stream.BufferRecycleStrategy;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Jsonb;
import io.avaje.jsonb.Types;
import java.lang.reflect.Type;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// JSON of the door: absent things are `null`, empty lists are shown, and an answer begins with the
/// name of its schema. Thread-safe.
final class Answers {

  /// Larger raw pieces overrun the writer's buffer, also when every unit takes six bytes.
  private static final int PIECE = 64;

  /// Without buffers that are used again: it writes while `named` is writing on the same thread,
  /// and both would write into one buffer.
  private final Jsonb plain = builder().bufferRecycling(BufferRecycleStrategy.NO_RECYCLING).build();

  private final Jsonb named;

  /// Names answers.
  ///
  /// @param schemas type of an answer to the name of its schema, for instance `weft.run/v1`
  Answers(Map<Type, String> schemas) {
    var builder = builder();
    schemas.forEach((type, schema) -> builder.add(type, new Named<>(plain.type(type), schema)));
    this.named = builder.build();
  }

  /// For the generated routes: answers with the names of their schemas.
  Jsonb jsonb() {
    return named;
  }

  /// One answer, with the name of its schema when it has one.
  String text(Object answer) {
    return named.toJson(answer);
  }

  /// A part of an answer, without a schema's name.
  String part(Object part) {
    return plain.toJson(part);
  }

  private static Jsonb.Builder builder() {
    return Jsonb.builder()
        .serializeNulls(true)
        .serializeEmpty(true)
        .add(
            Types.newParameterizedType(SortedMap.class, String.class, String.class),
            jsonb -> new Sorted(jsonb.adapter(Types.mapOf(String.class))).nullSafe())
        .add(Finding.class, jsonb -> new Flat(jsonb.adapter(Problem.FindingJson.class)).nullSafe());
  }

  /// Writes what the generated adapter writes, behind one more member.
  private record Named<T>(JsonType<T> type, String schema) implements JsonAdapter<T> {

    @Override
    public void toJson(JsonWriter writer, T value) {
      String members = type.toJson(value).substring(1);
      String comma = members.equals("}") ? "" : ",";
      writer.rawChunkStart();
      writer.rawChunk("{\"schema\":\"" + schema + "\"" + comma);
      for (int from = 0; from < members.length(); from += PIECE) {
        writer.rawChunk(ascii(members, from, Math.min(from + PIECE, members.length())));
      }
      writer.rawChunkEnd();
    }

    /// Raw text is written byte by byte: only ASCII survives. JSON can say the rest in ASCII.
    private static String ascii(String json, int from, int to) {
      var text = new StringBuilder(to - from);
      for (int at = from; at < to; at++) {
        char unit = json.charAt(at);
        if (unit < 0x7f) {
          text.append(unit);
        } else {
          text.append("\\u").append(HexFormat.of().toHexDigits(unit));
        }
      }
      return text.toString();
    }

    @Override
    public T fromJson(JsonReader reader) {
      return type.fromJson(reader);
    }
  }

  /// A finding has its place beside its message, not below it.
  private record Flat(JsonAdapter<Problem.FindingJson> flat) implements JsonAdapter<Finding> {

    @Override
    public void toJson(JsonWriter writer, Finding finding) {
      flat.toJson(writer, Problem.FindingJson.of(finding));
    }

    @Override
    public Finding fromJson(JsonReader reader) {
      throw new UnsupportedOperationException("findings are only sent");
    }
  }

  /// avaje knows maps only.
  private record Sorted(JsonAdapter<Map<String, String>> map)
      implements JsonAdapter<SortedMap<String, String>> {

    @Override
    public void toJson(JsonWriter writer, SortedMap<String, String> sorted) {
      map.toJson(writer, sorted);
    }

    @Override
    public SortedMap<String, String> fromJson(JsonReader reader) {
      return new TreeMap<>(map.fromJson(reader));
    }
  }
}
