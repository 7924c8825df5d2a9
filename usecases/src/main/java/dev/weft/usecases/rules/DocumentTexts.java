package dev.weft.usecases.rules;

import dev.weft.model.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Texts of a document that the model does not keep.
final class DocumentTexts {

  private DocumentTexts() {}

  /// The texts of a list.
  static List<String> of(Value.Fields document, String list) {
    return items(document, list).flatMap(item -> text(item).stream()).toList();
  }

  /// One text of each group of a list.
  static List<String> of(Value.Fields document, String list, String field) {
    return items(document, list)
        .flatMap(
            item ->
                item instanceof Value.Fields(Map<String, Value> fields)
                    ? Stream.ofNullable(fields.get(field))
                    : Stream.empty())
        .flatMap(value -> text(value).stream())
        .toList();
  }

  private static Stream<Value> items(Value.Fields document, String list) {
    return document.fields().get(list) instanceof Value.Items(List<Value> items)
        ? items.stream()
        : Stream.empty();
  }

  private static Optional<String> text(Value value) {
    return value instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
  }
}
