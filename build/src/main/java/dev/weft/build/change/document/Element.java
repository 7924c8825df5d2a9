package dev.weft.build.change.document;

import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A group of fields, read leniently: null is absent, and so is what has the wrong type, since the
/// reading of the document has already said so.
record Element(Map<String, Value> fields) {

  static final Element EMPTY = new Element(Map.of());

  static Element of(Value.Fields value) {
    return new Element(value.fields());
  }

  Optional<Value> find(String field) {
    return Optional.ofNullable(fields.get(field))
        .filter(value -> !(value instanceof Value.Nothing));
  }

  boolean has(String field) {
    return find(field).isPresent();
  }

  /// Any scalar as text.
  Optional<String> text(String field) {
    return find(field).flatMap(Element::scalar);
  }

  boolean flag(String field) {
    return text(field).orElse("").equalsIgnoreCase("true");
  }

  Optional<BigDecimal> number(String field) {
    return find(field).flatMap(Element::number);
  }

  static Optional<BigDecimal> number(Value value) {
    return value instanceof Value.Numeral(BigDecimal number)
        ? Optional.of(number)
        : Optional.empty();
  }

  Optional<Element> element(String field) {
    return find(field).flatMap(Element::group);
  }

  List<Value> items(String field) {
    return find(field).orElse(null) instanceof Value.Items(List<Value> items) ? items : List.of();
  }

  List<Element> elements(String field) {
    return elements(items(field));
  }

  static List<Element> elements(List<Value> items) {
    return items.stream().map(Element::group).flatMap(Optional::stream).toList();
  }

  /// The scalars of a list as texts; a scalar counts as a list of one.
  List<String> texts(String field) {
    return text(field)
        .map(List::of)
        .orElseGet(
            () -> items(field).stream().map(Element::scalar).flatMap(Optional::stream).toList());
  }

  /// The value of a custom property.
  Optional<Value> custom(String property) {
    return elements("customProperties").stream()
        .filter(custom -> custom.text("property").orElse("").equals(property))
        .findFirst()
        .flatMap(custom -> custom.find("value"));
  }

  /// The texts of a custom property that is a list; a scalar counts as a list of one.
  List<String> customTexts(String property) {
    return custom(property)
        .map(value -> new Element(Map.of(property, value)).texts(property))
        .orElse(List.of());
  }

  private static Optional<Element> group(Value value) {
    return value instanceof Value.Fields group ? Optional.of(of(group)) : Optional.empty();
  }

  private static Optional<String> scalar(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Optional.of(text);
      case Value.Numeral(BigDecimal number) -> Optional.of(number.toPlainString());
      case Value.Flag(boolean yes) -> Optional.of(String.valueOf(yes));
      case Value.Nothing() -> Optional.empty();
      case Value.Items items -> Optional.empty();
      case Value.Fields group -> Optional.empty();
    };
  }
}
