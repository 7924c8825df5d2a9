package dev.weft.formats.bitol;

import dev.weft.model.contract.ColumnPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the ends of relationships: `table.column`, `schema/ID/properties/ID`, both deeper where
/// they name what lies inside, and both behind the file of another contract.
final class References {

  private static final Pattern FILE = Pattern.compile("([^#]+)#(.+)", Pattern.DOTALL);

  private final Ends ends;
  private final IdentityHashMap<Element, Reference> known = new IdentityHashMap<>();

  /// What a text points to.
  ///
  /// @param path by names; of another contract, or a table that is not of this one, as written
  record Reference(String contractFile, String table, ColumnPath path) {}

  /// @param objects of the contract, whose own elements are known by id and name
  References(List<Element> objects) {
    this.ends = new Ends(objects);
    for (Element object : objects) {
      object.properties().forEach(column -> add(object.name(), column, List.of(column.name())));
    }
  }

  private void add(String table, Element element, List<String> path) {
    known.put(element, new Reference("", table, path(toItems(element, path))));
    element.properties().forEach(field -> add(table, field, longer(path, field.name())));
    for (Element other : element.others()) {
      add(table, other, longer(path, step(element, other)));
    }
  }

  /// A list stands for its items.
  private static List<String> toItems(Element element, List<String> path) {
    Optional<Part> items = element.part().part("items");
    List<String> steps = path;
    while (items.isPresent()) {
      steps = longer(steps, "");
      items = items.get().part("items");
    }
    return steps;
  }

  private static String step(Element parent, Element other) {
    String pointer = other.part().pointer();
    return parent.part().has("items") ? "" : pointer.substring(pointer.lastIndexOf('/') + 1);
  }

  private static List<String> longer(List<String> path, String step) {
    List<String> longer = new ArrayList<>(path);
    longer.add(step);
    return longer;
  }

  /// What an element of this contract is, where it is no table.
  Optional<Reference> of(Element element) {
    return Optional.ofNullable(known.get(element));
  }

  /// Empty when the text is no reference to a column or what lies inside one, or leads nowhere in
  /// its own contract.
  Optional<Reference> find(String text) {
    Matcher other = FILE.matcher(text);
    if (other.matches()) {
      return written(other.group(1), other.group(2));
    }
    String here = text.startsWith("#") ? text.substring(1) : text;
    return switch (ends.find(here)) {
      case Ends.Found(Element element) -> of(element);
      case Ends.NearId(Element element) -> of(element);
      case Ends.NoTable(String table) -> written("", here);
      case Ends.Nothing nothing -> Optional.empty();
      case Ends.Elsewhere elsewhere -> Optional.empty();
    };
  }

  private static Optional<Reference> written(String file, String text) {
    String path = text.startsWith("/") ? text.substring(1) : text;
    List<String> words =
        path.startsWith("schema/")
            ? Arrays.stream(path.substring("schema/".length()).split("/"))
                .filter(word -> !word.equals("properties") && !word.equals("items"))
                .toList()
            : List.of(path.split("\\."));
    return words.size() < 2 || words.stream().anyMatch(String::isBlank)
        ? Optional.empty()
        : Optional.of(new Reference(file, words.getFirst(), path(words.subList(1, words.size()))));
  }

  private static ColumnPath path(List<String> steps) {
    return new ColumnPath(steps.getFirst(), steps.subList(1, steps.size()));
  }
}
