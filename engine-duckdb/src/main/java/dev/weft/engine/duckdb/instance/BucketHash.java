package dev.weft.engine.duckdb.instance;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.iceberg.util.BucketUtil;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;

/// Iceberg's hash of a value (spec, Appendix B, "32-bit Hash Requirements") as functions of the
/// engine: 32 bits with sign, null for null. No text of users can name them: no allow-list has
/// them.
public enum BucketHash {
  /// Of a BIGINT; also for days and microseconds since 1970.
  NUMBER,
  /// Of a VARCHAR.
  TEXT,
  /// Of a decimal's text, with as many digits behind the point as its type has.
  DECIMAL,
  /// Of a UUID's text.
  UUID_TEXT,
  /// Of bytes in hexadecimal: the driver hands no bytes to functions.
  BYTES;

  /// The hash of an expression of the type that is named here.
  public String of(String expression) {
    return function() + "(" + expression + ")";
  }

  static void register(DuckDBConnection connection) throws SQLException {
    for (BucketHash one : values()) {
      one.add(connection);
    }
  }

  private void add(DuckDBConnection connection) throws SQLException {
    try (var function = DuckDBFunctions.scalarFunction()) {
      function
          .withName(function())
          .withParameter(this == NUMBER ? DuckDBColumnType.BIGINT : DuckDBColumnType.VARCHAR)
          .withReturnType(DuckDBColumnType.INTEGER)
          .withVectorizedFunction(
              (rows, result) -> {
                DuckDBReadableVector values = rows.vector(0);
                for (long row = 0; row < rows.rowCount(); row++) {
                  if (values.isNull(row)) {
                    result.setNull(row);
                  } else {
                    result.setInt(row, hash(values, row));
                  }
                }
              })
          .register(connection);
    }
  }

  private int hash(DuckDBReadableVector values, long row) {
    return switch (this) {
      case NUMBER -> BucketUtil.hash(values.getLong(row));
      case TEXT -> BucketUtil.hash(values.getString(row));
      case DECIMAL -> BucketUtil.hash(new BigDecimal(values.getString(row)));
      case UUID_TEXT -> BucketUtil.hash(UUID.fromString(values.getString(row)));
      case BYTES -> BucketUtil.hash(HexFormat.of().parseHex(values.getString(row)));
    };
  }

  private String function() {
    return "weft_hash_" + name().toLowerCase(java.util.Locale.ROOT);
  }
}
