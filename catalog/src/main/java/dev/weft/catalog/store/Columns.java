package dev.weft.catalog.store;

import dev.weft.model.product.ProductId;
import dev.weft.model.product.Version;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Reads columns of a row as the types they stand for.
public final class Columns {

  private Columns() {}

  public static ProductId product(ResultSet row, String column) throws SQLException {
    return ProductId.of(row.getString(column));
  }

  public static Version version(ResultSet row, String column) throws SQLException {
    return Version.find(row.getString(column)).orElseThrow();
  }

  /// Empty when the column is null.
  public static Optional<Long> number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? Optional.empty() : Optional.of(value);
  }

  /// Empty when the column is null.
  public static Optional<String> text(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }
}
