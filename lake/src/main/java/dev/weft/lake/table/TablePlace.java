package dev.weft.lake.table;

import dev.weft.model.mesh.Names;
import dev.weft.model.product.ProductId;
import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where a table's line lies: `<domain>/<product>/<major>/<table>` below the lake's root. Every run
/// has a folder of its own in it.
///
/// @param table a name, or `_quarantine_` and the name of the table whose rows were moved aside
public record TablePlace(ProductId product, int major, String table) {

  /// What the names of tables of moved rows begin with.
  public static final String QUARANTINE = "_quarantine_";

  private static final Pattern RUN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}");

  public TablePlace {
    if (major < 0) {
      throw new IllegalArgumentException("A major cannot be negative: " + major);
    }
    Names.check(
        "table", table.startsWith(QUARANTINE) ? table.substring(QUARANTINE.length()) : table);
  }

  /// The place of the rows that were moved aside while this table was made.
  public TablePlace quarantine() {
    return new TablePlace(product, major, QUARANTINE + table);
  }

  Path folder(Path root) {
    return root.resolve(product.domain())
        .resolve(product.name())
        .resolve(Integer.toString(major))
        .resolve(table);
  }

  Path folder(Path root, String run) {
    if (!RUN.matcher(run).matches()) {
      throw new IllegalArgumentException("'" + run + "' cannot name a run");
    }
    return folder(root).resolve(run);
  }
}
