package dev.weft.formats.folder;

import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what the end of a relationship means in the table that it points to.
final class KeyEnd {

  private final List<String> steps = new ArrayList<>();
  private Type at;

  private KeyEnd(Type column) {
    this.at = column;
  }

  /// By names, with a step for the items of each list; a list at the end stands for its items.
  ///
  /// @param written by ids or names, with or without steps for items
  /// @return empty when the table has nothing like it
  static Optional<ColumnPath> find(SchemaObject table, ColumnPath written) {
    Optional<Property> column =
        table.properties().stream()
            .filter(property -> property.key().equals(written.column()))
            .findFirst()
            .or(() -> table.property(written.column()));
    return column.flatMap(found -> new KeyEnd(found.type()).inside(found.name(), written.steps()));
  }

  private Optional<ColumnPath> inside(String column, List<String> written) {
    for (String step : written) {
      if (!step.isEmpty()) {
        intoLists();
      }
      if (!enter(step)) {
        return Optional.empty();
      }
    }
    intoLists();
    return Optional.of(new ColumnPath(column, steps));
  }

  private void intoLists() {
    while (at instanceof Type.ListOf) {
      enter("");
    }
  }

  private boolean enter(String step) {
    Optional<Column> next =
        switch (at) {
          case Type.ListOf(Column element) ->
              step.isEmpty() ? Optional.of(element) : Optional.empty();
          case Type.Struct(List<Column> fields) ->
              fields.stream()
                  .filter(field -> field.key().equals(step))
                  .findFirst()
                  .or(() -> fields.stream().filter(f -> f.name().equals(step)).findFirst());
          case Type.MapOf(Column key, Column value) ->
              List.of(key, value).stream().filter(part -> part.name().equals(step)).findFirst();
          case Type.Primitive primitive -> Optional.empty();
          case Type.Decimal decimal -> Optional.empty();
        };
    next.ifPresent(
        found -> {
          steps.add(step.isEmpty() ? "" : found.name());
          at = found.type();
        });
    return next.isPresent();
  }
}
