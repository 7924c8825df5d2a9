package dev.weft.formats.bitol;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Finds what the ends of relationships and the elements of promises name inside one contract.
final class Ends {

  /// What became of a text.
  sealed interface End {}

  record Found(Element element) implements End {}

  /// Another document, or a form that only the schema judges.
  record Elsewhere() implements End {}

  /// No name fits, but the text begins the id of exactly one property.
  record NearId(Element element) implements End {}

  /// A short reference to a table that is not of this contract.
  record NoTable(String table) implements End {}

  /// @param known what could stand there
  record Nothing(String missing, Supplier<List<String>> known) implements End {}

  /// The character behind the underscore, where words that begin with one end.
  private static final String AFTER_UNDERSCORE = "`";

  private final List<Element> objects;
  private final Map<String, Element> tables = new HashMap<>();
  private final Map<String, Map<String, Element>> children = new HashMap<>();
  private final Map<String, NavigableMap<String, Element>> ids = new HashMap<>();

  Ends(List<Element> objects) {
    this.objects = objects;
    // what is met first wins: names before the spellings of the source
    objects.forEach(object -> tables.putIfAbsent(object.name(), object));
    objects.forEach(object -> physicalName(object, tables));
  }

  private static void physicalName(Element element, Map<String, Element> index) {
    element.part().text("physicalName").ifPresent(name -> index.putIfAbsent(name, element));
  }

  /// A property of an element, also of the items of an array of objects, by name, else by the
  /// spelling of its source.
  Optional<Element> property(Element parent, String name) {
    Map<String, Element> index =
        children.computeIfAbsent(parent.part().pointer(), pointer -> named(parent));
    return Optional.ofNullable(index.get(name));
  }

  private static Map<String, Element> named(Element parent) {
    Map<String, Element> index = new HashMap<>();
    parent.nested().forEach(property -> index.putIfAbsent(property.name(), property));
    parent.nested().forEach(property -> physicalName(property, index));
    return index;
  }

  /// By the id that full references use, else as [#property].
  Optional<Element> byIdOrName(Element parent, String text) {
    Map<String, Element> index =
        ids.computeIfAbsent(parent.part().pointer(), pointer -> identified(parent));
    return Optional.ofNullable(index.get(text)).or(() -> property(parent, text));
  }

  private static NavigableMap<String, Element> identified(Element parent) {
    NavigableMap<String, Element> index = new TreeMap<>();
    parent.nested().forEach(property -> index.putIfAbsent(property.id(), property));
    index.remove("");
    return index;
  }

  End find(String text) {
    if (text.indexOf('#') >= 0 || text.startsWith("http:") || text.startsWith("https:")) {
      return new Elsewhere();
    }
    String path = text.startsWith("/") ? text.substring(1) : text;
    return path.startsWith("schema/") ? full(path.split("/", -1)) : brief(text);
  }

  /// `schema/ID/properties/ID/…`: by ids, or by names where there is no id.
  private End full(String[] steps) {
    Optional<Element> at =
        objects.stream()
            .filter(object -> object.id().equals(steps[1]))
            .findFirst()
            .or(() -> Optional.ofNullable(tables.get(steps[1])));
    if (at.isEmpty()) {
      return new Nothing(steps[1], () -> words(objects));
    }
    for (int i = 2; i < steps.length; i++) {
      if (steps[i].equals("properties") || steps[i].equals("items")) {
        continue;
      }
      Element parent = at.get();
      at = byIdOrName(parent, steps[i]);
      if (at.isEmpty()) {
        return new Nothing(steps[i], () -> words(parent.nested().toList()));
      }
    }
    return new Found(at.get());
  }

  /// `table.column`, deeper with more dots; by names.
  private End brief(String text) {
    int dot = text.indexOf('.');
    if (dot <= 0) {
      return new Elsewhere();
    }
    String table = text.substring(0, dot);
    Optional<Element> at = Optional.ofNullable(tables.get(table));
    if (at.isEmpty()) {
      return new NoTable(table);
    }
    for (String step : text.substring(dot + 1).split("\\.", -1)) {
      Element parent = at.get();
      at = property(parent, step);
      if (at.isEmpty()) {
        return near(parent, step);
      }
    }
    return new Found(at.get());
  }

  private End near(Element parent, String step) {
    NavigableMap<String, Element> known =
        ids.computeIfAbsent(parent.part().pointer(), pointer -> identified(parent));
    Element exact = known.get(step);
    var longer = known.subMap(step + "_", true, step + AFTER_UNDERSCORE, false);
    if (exact != null && longer.isEmpty()) {
      return new NearId(exact);
    }
    return exact == null && longer.size() == 1
        ? new NearId(longer.firstEntry().getValue())
        : new Nothing(step, () -> words(parent.nested().toList()));
  }

  private static List<String> words(List<Element> elements) {
    return elements.stream()
        .flatMap(e -> java.util.stream.Stream.of(e.name(), e.id()))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }
}
