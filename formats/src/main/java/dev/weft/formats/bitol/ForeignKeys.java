package dev.weft.formats.bitol;

import dev.weft.model.contract.Property.Reference;
import dev.weft.model.contract.SchemaObject.KeyReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Relationships that the objects of a contract declare, at whichever of them, by the table that
/// they begin in. What points into nested properties is left out.
final class ForeignKeys {

  private final References references;
  private final Map<String, Map<String, List<Reference>>> single = new HashMap<>();
  private final Map<String, List<KeyReference>> several = new HashMap<>();

  ForeignKeys(Part root, References references) {
    this.references = references;
    for (Part object : root.parts("schema")) {
      object.parts("relationships").forEach(this::add);
    }
  }

  /// Those of one column, by column.
  Map<String, List<Reference>> ofColumns(String table) {
    return single.getOrDefault(table, Map.of());
  }

  /// Those of several columns.
  List<KeyReference> ofTable(String table) {
    return several.getOrDefault(table, List.of());
  }

  private void add(Part relationship) {
    List<Reference> from = ends(relationship, "from");
    List<Reference> to = ends(relationship, "to");
    if (from.isEmpty() || from.size() != to.size() || !isOneTable(from) || !isOneTable(to)) {
      return;
    }
    Reference own = from.getFirst();
    Reference target = to.getFirst();
    if (!own.contractFile().isEmpty()) {
      return;
    }
    if (from.size() == 1) {
      single
          .computeIfAbsent(own.table(), table -> new HashMap<>())
          .computeIfAbsent(own.column(), column -> new ArrayList<>())
          .add(target);
    } else {
      several
          .computeIfAbsent(own.table(), table -> new ArrayList<>())
          .add(new KeyReference(columns(from), target.contractFile(), target.table(), columns(to)));
    }
  }

  /// Nothing when one of the ends cannot be followed.
  private List<Reference> ends(Part relationship, String side) {
    List<String> texts =
        relationship.text(side).map(List::of).orElseGet(() -> relationship.texts(side));
    List<Reference> found = texts.stream().map(references::find).flatMap(Optional::stream).toList();
    return found.size() == texts.size() ? found : List.of();
  }

  private static boolean isOneTable(List<Reference> ends) {
    return ends.stream().map(end -> List.of(end.contractFile(), end.table())).distinct().count()
        == 1;
  }

  private static List<String> columns(List<Reference> ends) {
    return ends.stream().map(Reference::column).toList();
  }
}
