package dev.weft.engine.duckdb.contract;

import dev.weft.engine.DataChecks.Wanted;
import dev.weft.engine.duckdb.check.CheckedTable;
import dev.weft.engine.duckdb.check.CheckedTable.Reading;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.source.DateText;
import dev.weft.engine.duckdb.tree.TypeText;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A source that has types of its own, as a view with the contract's names. Values keep their
/// types: what is of another sort than the contract says is told and not cast, so no digit is lost
/// and the engine's statistics hold.
///
/// @param types the engine's types by the source's names of columns
record TypedView(String view, List<Wanted> wanted, Map<String, String> types) {

  /// @param from what follows FROM to read the source
  CheckedTable create(Session session, String from) {
    var made = new Made(new ArrayList<>(), new ArrayList<>(), new HashMap<>());
    for (Wanted column : wanted) {
      spelling(column).ifPresent(spelling -> add(column, spelling, made));
    }
    String select = made.values().isEmpty() ? "true AS _row" : String.join(", ", made.values());
    session.execute(
        "CREATE OR REPLACE TEMP VIEW " + view + " AS SELECT " + select + " FROM " + from);
    return new CheckedTable(view, new Schema(made.columns()), made.readings(), 0);
  }

  /// What the view is made of.
  private record Made(List<Column> columns, List<String> values, Map<String, Reading> readings) {

    void add(String name, Type type, String value) {
      columns.add(Column.of(name, type));
      values.add(value + " AS " + SqlText.name(name));
    }
  }

  private void add(Wanted column, String spelling, Made made) {
    String text = types.getOrDefault(spelling, "");
    String value = SqlText.name(spelling);
    Optional<Type> type = TypeText.find(text);
    if (text.equals("VARCHAR") && column.pattern().isPresent()) {
      parsed(column, value, column.pattern().get(), made);
      return;
    }
    if (type.filter(given -> TypeFit.fits(given, column.type())).isEmpty()) {
      made.readings().put(column.name(), foreign(type, text));
    }
    if (isText(type, text, column.type())) {
      made.add(column.name(), Primitive.STRING, "CAST(" + value + " AS VARCHAR)");
    } else {
      made.add(column.name(), type.orElseThrow(), value);
    }
  }

  /// Dates and times that are kept as text, by the contract's pattern.
  private static void parsed(Wanted column, String text, String pattern, Made made) {
    String value = DateText.value(text, pattern, column.type());
    String unread = "_unread_" + made.columns().size();
    made.add(column.name(), column.type(), value);
    made.values()
        .add(
            "CASE WHEN nullif("
                + text
                + ", '') IS NOT NULL AND ("
                + value
                + ") IS NULL THEN left("
                + text
                + ", 100) END AS "
                + unread);
    made.readings()
        .put(
            column.name(),
            DateText.isKnown(pattern) ? Reading.texts(unread) : Reading.illegible(pattern));
  }

  /// What people call text is text, whatever the source makes of it; so is what has no type here.
  private static boolean isText(Optional<Type> type, String text, Type wanted) {
    return type.isEmpty()
        || (type.get() == Primitive.STRING && !text.equals("VARCHAR"))
        || (type.get() == Primitive.UUID && wanted == Primitive.STRING);
  }

  private static Reading foreign(Optional<Type> type, String text) {
    String shown = text.length() <= 80 ? text : text.substring(0, 80) + "…";
    return Reading.foreign(type.map(Type::word).orElse(shown.toLowerCase(Locale.ROOT)));
  }

  /// As the contract spells it, else apart from upper and lower case.
  private Optional<String> spelling(Wanted column) {
    return column.spellings().stream()
        .filter(types::containsKey)
        .findFirst()
        .or(
            () ->
                column.spellings().stream()
                    .flatMap(name -> types.keySet().stream().filter(name::equalsIgnoreCase))
                    .findFirst());
  }
}
