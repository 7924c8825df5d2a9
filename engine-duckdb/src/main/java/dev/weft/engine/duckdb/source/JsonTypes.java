package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.SqlText;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The types of fields with what is inside them, in SQL's words. An object of which no field was
/// looked at is a text.
final class JsonTypes {

  private final Map<Long, List<JsonField>> byParent;

  JsonTypes(List<JsonField> fields) {
    this.byParent = fields.stream().collect(Collectors.groupingBy(JsonField::parent));
  }

  /// In order.
  List<JsonField> inside(long parent) {
    return byParent.getOrDefault(parent, List.of());
  }

  String of(JsonField field) {
    if (field.isList()) {
      return inside(field.id()).stream().map(this::of).findFirst().orElse("varchar") + "[]";
    }
    return field.isObject() ? object(field) : field.counts().type();
  }

  private String object(JsonField field) {
    List<String> fields =
        inside(field.id()).stream()
            .filter(inner -> !inner.key().isEmpty())
            .map(inner -> SqlText.name(inner.key()) + " " + of(inner))
            .toList();
    return fields.isEmpty() ? "varchar" : "struct(" + String.join(", ", fields) + ")";
  }
}
