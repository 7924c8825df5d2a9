package dev.weft.formats.sql;

import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/// What a condition says of one column.
sealed interface Fact {

  String column();

  /// A bound of values.
  ///
  /// @param word such as `minimum`
  record Bound(String column, String word, Value value) implements Fact {}

  /// A bound of the length of texts.
  ///
  /// @param word `minLength` or `maxLength`
  record Length(String column, String word, int length) implements Fact {}

  record OneOf(String column, List<Value> values) implements Fact {}

  record Required(String column) implements Fact {}

  /// Whether the column is there, and of a type of which a contract can say it.
  default boolean fits(TableDraft draft) {
    Optional<Field> field = draft.field(column());
    return field.isPresent() && fits(field.get());
  }

  private boolean fits(Field field) {
    return switch (this) {
      case Bound(var _, String word, Value value) ->
          !field.options().containsKey(word) && bound(field.kind(), value).isPresent();
      case Length(var _, String word, int length) ->
          length >= 0
              && field.kind() instanceof Kind.Text
              && (word.equals("maxLength") || !field.options().containsKey(word));
      case OneOf(var _, List<Value> values) ->
          field.allowed().isEmpty()
              && values.stream().allMatch(value -> listed(field.kind(), value).isPresent());
      case Required required -> true;
    };
  }

  default void apply(TableDraft draft) {
    String name = draft.column(column()).orElseThrow();
    switch (this) {
      case Bound(var _, String word, Value value) ->
          draft.change(
              name, field -> field.withOption(word, bound(field.kind(), value).orElseThrow()));
      case Length(var _, String word, int length) ->
          draft.change(
              name, field -> field.withOption(word, new Value.Numeral(BigDecimal.valueOf(length))));
      case OneOf(var _, List<Value> values) ->
          draft.change(
              name,
              field ->
                  field.withAllowed(
                      values.stream()
                          .map(value -> listed(field.kind(), value).orElseThrow())
                          .distinct()
                          .toList()));
      case Required required -> draft.change(name, Field::asRequired);
    }
  }

  /// Numbers bound numbers, texts bound moments.
  private static Optional<Value> bound(Kind kind, Value value) {
    return switch (kind) {
      case Kind.Whole whole -> number(value);
      case Kind.Real real -> number(value);
      case Kind.Exact exact -> number(value);
      case Kind.Day day -> text(value);
      case Kind.Clock clock -> text(value);
      case Kind.Moment moment -> text(value);
      case Kind.Text text -> Optional.empty();
      case Kind.Bytes bytes -> Optional.empty();
      case Kind.Truth truth -> Optional.empty();
      case Kind.Group group -> Optional.empty();
      case Kind.Many many -> Optional.empty();
      case Kind.Lookup lookup -> Optional.empty();
      case Kind.Unknown unknown -> Optional.empty();
    };
  }

  private static Optional<Value> listed(Kind kind, Value value) {
    return kind instanceof Kind.Text || kind instanceof Kind.Unknown
        ? text(value)
        : kind instanceof Kind.Truth
            ? Optional.of(value).filter(Value.Flag.class::isInstance)
            : bound(kind, value);
  }

  private static Optional<Value> text(Value value) {
    return Optional.of(value).filter(Value.Text.class::isInstance);
  }

  /// PostgreSQL writes some numbers as texts with a cast.
  private static Optional<Value> number(Value value) {
    if (value instanceof Value.Text(String text) && text.matches("-?\\d{1,60}(\\.\\d{1,60})?")) {
      return Optional.of(new Value.Numeral(new BigDecimal(text)));
    }
    return Optional.of(value).filter(Value.Numeral.class::isInstance);
  }
}
