package dev.weft.formats.bitol;

import dev.weft.formats.bitol.References.Reference;
import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.ForeignKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Relationships that a contract declares, at whichever object or property, by the table that they
/// begin in.
final class ForeignKeys {

  private final References references;
  private final Map<String, List<ForeignKey>> keys = new HashMap<>();

  ForeignKeys(Part root) {
    List<Element> objects = Element.objects(root);
    this.references = new References(objects);
    objects.forEach(this::ofProperties);
    objects.forEach(
        object ->
            object.part().parts("relationships").forEach(part -> ofObject(object.name(), part)));
  }

  /// Those that begin in a table, first what its properties declare.
  List<ForeignKey> of(String table) {
    return keys.getOrDefault(table, List.of());
  }

  private void ofProperties(Element object) {
    for (Element element : object.all()) {
      List<Reference> own = references.of(element).map(List::of).orElse(List.of());
      if (!own.isEmpty()) {
        element
            .part()
            .parts("relationships")
            .forEach(part -> put(object.name(), own, ends(part, "to")));
      }
    }
  }

  private void ofObject(String table, Part relationship) {
    put(table, ends(relationship, "from"), ends(relationship, "to"));
  }

  /// @param declared the table that has it
  private void put(String declared, List<Reference> from, List<Reference> to) {
    if (from.isEmpty() || from.size() != to.size()) {
      return;
    }
    Optional<String> hindrance = hindrance(from, to);
    Reference own = from.getFirst();
    Reference target = to.getFirst();
    keys.computeIfAbsent(hindrance.isPresent() ? declared : own.table(), table -> new ArrayList<>())
        .add(
            new ForeignKey(
                paths(from), target.contractFile(), target.table(), paths(to), hindrance));
  }

  private static Optional<String> hindrance(List<Reference> from, List<Reference> to) {
    if (!from.getFirst().contractFile().isEmpty()) {
      return Optional.of("it begins in another contract");
    }
    if (isSeveral(from)) {
      return Optional.of("it begins in several tables");
    }
    return isSeveral(to) ? Optional.of("it points to several tables") : Optional.empty();
  }

  private static boolean isSeveral(List<Reference> ends) {
    return ends.stream().map(end -> List.of(end.contractFile(), end.table())).distinct().count()
        > 1;
  }

  /// Nothing when one of the ends is none.
  private List<Reference> ends(Part relationship, String side) {
    List<String> texts =
        relationship.text(side).map(List::of).orElseGet(() -> relationship.texts(side));
    List<Reference> found = texts.stream().map(references::find).flatMap(Optional::stream).toList();
    return found.size() == texts.size() ? found : List.of();
  }

  private static List<ColumnPath> paths(List<Reference> ends) {
    return ends.stream().map(Reference::path).toList();
  }
}
