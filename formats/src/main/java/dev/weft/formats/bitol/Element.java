package dev.weft.formats.bitol;

import java.util.ArrayList;
import java.util.List;

/// An object of `schema`, a property, or what an array or a map is made of; with what lies below.
///
/// @param object the object of `schema` that the element belongs to
/// @param properties its own properties
/// @param others what its items, keys and values are; they need no name
record Element(
    Part part, Level level, Part object, List<Element> properties, List<Element> others) {

  /// Where an element stands.
  enum Level {
    OBJECT,
    PROPERTY,
    ITEM
  }

  /// The objects of a contract.
  static List<Element> objects(Part root) {
    return root.parts("schema").stream().map(part -> of(part, Level.OBJECT, part)).toList();
  }

  private static Element of(Part part, Level level, Part object) {
    List<Element> properties =
        part.parts("properties").stream().map(p -> of(p, Level.PROPERTY, object)).toList();
    List<Element> others = new ArrayList<>();
    part.part("items").ifPresent(items -> others.add(of(items, Level.ITEM, object)));
    part.part("map")
        .ifPresent(
            map -> {
              map.part("key").ifPresent(key -> others.add(of(key, Level.ITEM, object)));
              map.part("value").ifPresent(value -> others.add(of(value, Level.ITEM, object)));
            });
    return new Element(part, level, object, properties, List.copyOf(others));
  }

  /// This element and all below it.
  List<Element> all() {
    List<Element> all = new ArrayList<>();
    collect(all);
    return all;
  }

  private void collect(List<Element> all) {
    all.add(this);
    properties.forEach(property -> property.collect(all));
    others.forEach(other -> other.collect(all));
  }

  String name() {
    return part.text("name").orElse("");
  }

  String id() {
    return part.text("id").orElse("");
  }

  String logicalType() {
    return part.text("logicalType").orElse("");
  }

  /// Its properties, and those of its items.
  java.util.stream.Stream<Element> nested() {
    return java.util.stream.Stream.concat(
        properties.stream(), others.stream().flatMap(Element::nested));
  }

  /// What people call it in a sentence.
  String word() {
    String name = name();
    return name.isEmpty()
        ? "the " + level.name().toLowerCase(java.util.Locale.ROOT)
        : "`" + name + "`";
  }
}
