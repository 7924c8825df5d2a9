package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.duckdb.text.ResultColumn;
import dev.weft.engine.duckdb.tree.TypeText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Makes a schema of a result's columns. A build's result becomes a table, so each of its columns
/// needs a name of its own and a type that tables have; a query's is only shown.
final class ResultSchema {

  private final Profile profile;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();

  private ResultSchema(Profile profile) {
    this.profile = profile;
  }

  /// Throws `SQL_BIND` with one finding per column that no table can have.
  static Schema of(List<ResultColumn> columns, Profile profile) {
    ResultSchema reader = new ResultSchema(profile);
    List<Column> all = columns.stream().map(reader::column).toList();
    if (!reader.findings.isEmpty()) {
      throw SqlErrors.columns(reader.findings);
    }
    return new Schema(all);
  }

  private Column column(ResultColumn column) {
    Optional<Type> type = TypeText.find(column.type());
    if (profile == Profile.BUILD) {
      if (type.isEmpty()) {
        find(
            "Column "
                + column.name()
                + " has the type "
                + shown(column.type())
                + ", which no table can have",
            "Cast it to a type of a contract, for instance with ::varchar.");
      }
      if (!seen.add(column.name().toLowerCase(Locale.ROOT))) {
        find("Two columns are called " + column.name(), "Name one of them with AS.");
      }
    }
    return Column.of(column.name(), type.orElse(Type.Primitive.STRING));
  }

  private void find(String message, String remedy) {
    findings.add(Finding.error(ErrorCode.SQL_BIND, Place.NOWHERE, message, remedy));
  }

  private static String shown(String type) {
    return type.length() <= 80 ? type : type.substring(0, 80) + "…";
  }
}
