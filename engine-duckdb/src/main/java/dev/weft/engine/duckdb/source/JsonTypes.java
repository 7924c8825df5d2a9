package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.SqlText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The types of fields with what is inside them, in SQL's words. An object of which no field was
/// looked at is a text, and so is one with fields that differ by upper and lower case alone, which
/// no type of the engine holds.
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
    List<JsonField> fields =
        inside(field.id()).stream().filter(inner -> !inner.key().isEmpty()).toList();
    long names =
        fields.stream().map(inner -> inner.key().toLowerCase(Locale.ROOT)).distinct().count();
    return names == 0 || names < fields.size()
        ? "varchar"
        : fields.stream()
            .map(inner -> SqlText.name(inner.key()) + " " + of(inner))
            .collect(Collectors.joining(", ", "struct(", ")"));
  }
}
