package dev.weft.formats.bitol;

import java.util.List;
import java.util.Optional;

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
  record Nothing(String missing, List<String> known) implements End {}

  private final List<Element> objects;

  Ends(List<Element> objects) {
    this.objects = objects;
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
            .or(() -> named(steps[1]));
    if (at.isEmpty()) {
      return new Nothing(steps[1], words(objects));
    }
    for (int i = 2; i < steps.length; i++) {
      if (steps[i].equals("properties") || steps[i].equals("items")) {
        continue;
      }
      Element parent = at.get();
      at = parent.byIdOrName(steps[i]);
      if (at.isEmpty()) {
        return new Nothing(steps[i], words(parent.nested().toList()));
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
    Optional<Element> at = named(table);
    if (at.isEmpty()) {
      return new NoTable(table);
    }
    for (String step : text.substring(dot + 1).split("\\.", -1)) {
      Element parent = at.get();
      at = parent.property(step).or(() -> physical(parent, step));
      if (at.isEmpty()) {
        return near(parent, step);
      }
    }
    return new Found(at.get());
  }

  private static End near(Element parent, String step) {
    List<Element> begin =
        parent.nested().filter(p -> p.id().equals(step) || p.id().startsWith(step + "_")).toList();
    return begin.size() == 1
        ? new NearId(begin.getFirst())
        : new Nothing(step, words(parent.nested().toList()));
  }

  private Optional<Element> named(String name) {
    return objects.stream()
        .filter(object -> object.name().equals(name))
        .findFirst()
        .or(
            () ->
                objects.stream()
                    .filter(o -> o.part().text("physicalName").orElse("").equals(name))
                    .findFirst());
  }

  private static Optional<Element> physical(Element parent, String name) {
    return parent
        .nested()
        .filter(p -> p.part().text("physicalName").orElse("").equals(name))
        .findFirst();
  }

  private static List<String> words(List<Element> elements) {
    return elements.stream()
        .flatMap(e -> java.util.stream.Stream.of(e.name(), e.id()))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }
}
