package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.tree.Syntax;
import dev.weft.model.policy.Mask;
import dev.weft.model.policy.Obligations;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The query that stands in place of a table under obligations: its visible columns, masked, of the
/// rows that all filters keep. Every column is qualified with an alias that no text can know, so
/// that none can be captured by what stands around it.
///
/// A query with filters is closed: the engine must not evaluate a condition of the user on a row
/// that a filter removes, as the failure of such a condition would show that the row is there. It
/// was seen to do so with plain scalar filters too (`market IN ('CA', 'QQ')` below a join), so
/// there is no filter without a barrier. Masks alone remove no rows and need none.
///
/// @param subject name of a column with the subjects of a minimum group, empty when there is none
record PolicySelect(Schema schema, Obligations obligations, String alias, String subject) {

  /// The query over a physical table.
  ObjectNode over(String physical) {
    FilterSyntax filters = new FilterSyntax(schema, alias);
    List<ObjectNode> columns = new ArrayList<>();
    for (Column column : visible(schema, obligations).columns()) {
      columns.add(shown(column).put("alias", column.name()));
    }
    obligations
        .minimumGroup()
        .ifPresent(group -> columns.add(filters.column(group.subject()).put("alias", subject)));
    ObjectNode select = Syntax.select(columns, Syntax.table(physical, alias));
    if (!obligations.filters().isEmpty()) {
      List<ObjectNode> all = obligations.filters().stream().map(filters::of).toList();
      select.set(
          "where_clause",
          all.size() == 1 ? all.getFirst() : Syntax.conjunction("CONJUNCTION_AND", all));
      Syntax.close(select);
    }
    return select;
  }

  /// The same query over another physical table.
  static ObjectNode moved(ObjectNode select, String physical) {
    ObjectNode copy = select.deepCopy();
    ObjectNode table = (ObjectNode) copy.path("from_table");
    table.put("table_name", physical);
    ((ArrayNode) table.path("qualified_name").path("path")).removeAll().add(physical);
    return copy;
  }

  /// What a statement sees of a schema.
  static Schema visible(Schema schema, Obligations obligations) {
    return new Schema(
        schema.columns().stream()
            .filter(column -> obligations.columns().contains(column.name()))
            .toList());
  }

  private ObjectNode shown(Column column) {
    Mask mask = obligations.masks().get(column.name());
    return mask == null
        ? Syntax.column(alias, column.name())
        : new MaskSyntax(column.type(), () -> Syntax.column(alias, column.name())).of(mask);
  }
}
