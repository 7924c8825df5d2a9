package dev.weft.formats.shape;

import dev.weft.formats.bitol.Part;
import dev.weft.formats.shape.Table.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads relationships between tables of one contract as foreign keys. Those that lead elsewhere,
/// or into something nested, are no links.
final class LinkReader {

  private static final Pattern FULL =
      Pattern.compile("#?/?schema/([^\\s.#/]+)/properties/([^\\s.#/]+)");
  private static final Pattern SHORT = Pattern.compile("([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

  /// A column of a table, both by name.
  private record End(String table, String column) {}

  private final Map<String, End> named = new HashMap<>();

  LinkReader(Part root) {
    // names win over ids that are spelt like them
    root.parts("schema").forEach(object -> index(object, "name"));
    root.parts("schema").forEach(object -> index(object, "id"));
  }

  private void index(Part object, String word) {
    String table = object.text("name").orElse("");
    for (Part property : object.parts("properties")) {
      String column = property.text("name").orElse("");
      object
          .text(word)
          .ifPresent(
              owner ->
                  property
                      .text(word)
                      .or(() -> property.text("name"))
                      .ifPresent(
                          inner -> named.putIfAbsent(owner + "/" + inner, new End(table, column))));
    }
  }

  List<Link> ofProperty(Part property) {
    List<Link> links = new ArrayList<>();
    String column = property.text("name").orElse("");
    for (Part relationship : property.parts("relationships")) {
      link(List.of(column), ends(relationship, "to"), relationship).ifPresent(links::add);
    }
    return links;
  }

  List<Link> ofObject(Part object) {
    List<Link> links = new ArrayList<>();
    String table = object.text("name").orElse("");
    for (Part relationship : object.parts("relationships")) {
      List<End> from = ends(relationship, "from");
      if (from.stream().allMatch(end -> end.table().equals(table))) {
        link(from.stream().map(End::column).toList(), ends(relationship, "to"), relationship)
            .ifPresent(links::add);
      }
    }
    return links;
  }

  private static Optional<Link> link(List<String> columns, List<End> to, Part relationship) {
    boolean pairs = !columns.isEmpty() && columns.size() == to.size();
    boolean key = relationship.text("type").orElse("foreignKey").equals("foreignKey");
    if (!pairs || !key || to.stream().map(End::table).distinct().count() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        new Link(
            columns,
            to.getFirst().table(),
            to.stream().map(End::column).toList(),
            relationship.place()));
  }

  /// None when one of them is not known here.
  private List<End> ends(Part relationship, String side) {
    List<String> texts =
        relationship.text(side).map(List::of).orElseGet(() -> relationship.texts(side));
    List<End> ends = texts.stream().map(this::find).flatMap(Optional::stream).toList();
    return ends.size() == texts.size() ? ends : List.of();
  }

  private Optional<End> find(String text) {
    Matcher full = FULL.matcher(text);
    Matcher match = full.matches() ? full : SHORT.matcher(text);
    return match.matches()
        ? Optional.ofNullable(named.get(match.group(1) + "/" + match.group(2)))
        : Optional.empty();
  }
}
