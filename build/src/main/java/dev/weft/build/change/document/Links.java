package dev.weft.build.change.document;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The relationships of one contract, each once, wherever they are written.
final class Links {

  /// What makes two relationships the same: the order in which a key names its columns does not.
  record Key(String type, Set<List<String>> pairs) {}

  /// @param object in which it begins
  /// @param from the columns, `object.property`
  record Link(Key key, String object, List<String> from, List<String> to, Element written) {

    String words() {
      return Words.names(from) + " to " + Words.names(to);
    }

    String step() {
      return String.join(",", from) + "->" + String.join(",", to);
    }
  }

  private final Ends own;
  private final Ends ends;
  private final Set<String> objects = new HashSet<>();
  private final Map<Key, Link> links = new LinkedHashMap<>();

  private Links(Ends own, Ends ends) {
    this.own = own;
    this.ends = ends;
  }

  /// @param ends names of today, by which relationships are compared
  static Map<Key, Link> of(Element contract, Ends ends) {
    var links = new Links(Ends.of(contract), ends);
    List<Element> schema = contract.elements("schema");
    schema.forEach(object -> links.objects.add(object.text("name").orElse("")));
    for (Element object : schema) {
      String name = object.text("name").orElse("");
      for (Element written : object.elements("relationships")) {
        links.add(name, written.texts("from"), written);
      }
      links.below(name, name, object);
    }
    return links.links;
  }

  private void below(String object, String path, Element element) {
    for (Element property : element.elements("properties")) {
      at(object, path + "." + property.text("name").orElse(""), property);
    }
    Ends.within(element).forEach(part -> at(object, path, part));
  }

  private void at(String object, String path, Element property) {
    for (Element written : property.elements("relationships")) {
      add(object, List.of(path), written);
    }
    below(object, path, property);
  }

  /// @param object in which it is written
  private void add(String object, List<String> from, Element written) {
    List<String> to = written.texts("to");
    String type = written.text("type").orElse("foreignKey");
    List<String> begins = from.stream().map(own::named).toList();
    String first = begins.isEmpty() ? "" : begins.getFirst().split("\\.", 2)[0];
    var link =
        new Link(
            new Key(type, pairs(today(from), today(to))),
            objects.contains(first) ? first : object,
            begins,
            to.stream().map(own::named).toList(),
            written);
    links.putIfAbsent(link.key(), link);
  }

  private List<String> today(List<String> written) {
    return written.stream().map(ends::named).toList();
  }

  private static Set<List<String>> pairs(List<String> from, List<String> to) {
    return from.size() == to.size()
        ? IntStream.range(0, to.size())
            .mapToObj(i -> List.of(from.get(i), to.get(i)))
            .collect(Collectors.toUnmodifiableSet())
        : Set.of(from, to);
  }
}
