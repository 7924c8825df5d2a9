package dev.weft.engine.duckdb.scan;

import dev.weft.model.table.Column;
import dev.weft.model.table.Type;
import java.util.List;
import java.util.Optional;

/// How columns of a file relate to the columns they are read as: by field id, never by name.
final class Kinship {

  private Kinship() {}

  static Optional<Column> find(List<Column> written, Column wanted) {
    return written.stream().filter(column -> column.id() == wanted.id()).findFirst();
  }

  /// Whether matching the fields inside by name gives what matching by id would.
  static boolean namesAgree(Type written, Type wanted) {
    return switch (wanted) {
      case Type.Struct(List<Column> fields) ->
          written instanceof Type.Struct(List<Column> old)
              && fields.stream().allMatch(field -> agrees(old, field));
      case Type.ListOf(Column element) ->
          written instanceof Type.ListOf(Column old) && namesAgree(old.type(), element.type());
      case Type.MapOf(Column key, Column value) ->
          written instanceof Type.MapOf(Column oldKey, Column oldValue)
              && namesAgree(oldKey.type(), key.type())
              && namesAgree(oldValue.type(), value.type());
      case Type.Primitive primitive -> true;
      case Type.Decimal decimal -> true;
    };
  }

  private static boolean agrees(List<Column> written, Column wanted) {
    Optional<Column> byId = find(written, wanted);
    Optional<Column> byName =
        written.stream().filter(old -> old.name().equalsIgnoreCase(wanted.name())).findFirst();
    return byId.equals(byName)
        && byId.map(old -> namesAgree(old.type(), wanted.type())).orElse(true);
  }
}
