package dev.weft.engine.duckdb.instance;

import dev.weft.engine.duckdb.mask.MaskFunction;
import dev.weft.engine.duckdb.mask.MaskFunction.Secret;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBReadableVector;
import org.duckdb.DuckDBScalarFunction;
import org.duckdb.DuckDBScalarFunctionBuilder;
import org.duckdb.DuckDBWritableVector;

/// Registers Weft's functions with an instance: those of masks and those that builds may call. All
/// its connections see them.
public final class EngineFunctions {

  private static final byte[] NO_SECRET = new byte[0];

  private static final List<DuckDBColumnType> REDACTED =
      List.of(
          DuckDBColumnType.BOOLEAN,
          DuckDBColumnType.INTEGER,
          DuckDBColumnType.BIGINT,
          DuckDBColumnType.FLOAT,
          DuckDBColumnType.DOUBLE,
          DuckDBColumnType.VARCHAR,
          DuckDBColumnType.DATE,
          DuckDBColumnType.TIMESTAMP,
          DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE);

  /// What is done to one row that is not NULL.
  @FunctionalInterface
  private interface Row {
    void apply(DuckDBReadableVector value, DuckDBWritableVector out, long row);
  }

  private EngineFunctions() {}

  /// Registers what governed statements call.
  public static void register(Connection connection) throws SQLException {
    for (MaskFunction function : MaskFunction.all()) {
      DuckDBColumnType type = type(function);
      if (function.secret() == Secret.NONE) {
        register(connection, function.name(), type, work(function), type);
      } else {
        register(connection, function.name(), type, work(function), type, DuckDBColumnType.VARCHAR);
      }
    }
    registerYears(connection);
    registerBuckets(connection);
    for (DuckDBColumnType type : REDACTED) {
      register(connection, "weft_redact", type, each((value, out, row) -> out.setNull(row)), type);
    }
  }

  /// Registers what only analysers need: `weft_pseudonym` as it is written, which never runs.
  public static void registerWritten(Connection connection) throws SQLException {
    for (DuckDBColumnType type :
        List.of(DuckDBColumnType.VARCHAR, DuckDBColumnType.INTEGER, DuckDBColumnType.BIGINT)) {
      register(
          connection,
          "weft_pseudonym",
          type,
          (in, out) -> {
            throw new IllegalStateException("Nothing runs on an analyser");
          },
          type,
          DuckDBColumnType.VARCHAR);
    }
  }

  private static DuckDBColumnType type(MaskFunction function) {
    return switch (function) {
      case MaskFunction.OfText text -> DuckDBColumnType.VARCHAR;
      case MaskFunction.OfInt number -> DuckDBColumnType.INTEGER;
      case MaskFunction.OfLong number -> DuckDBColumnType.BIGINT;
    };
  }

  private static DuckDBScalarFunction work(MaskFunction function) {
    return (in, out) -> {
      if (in.rowCount() > 0) {
        each(row(function, secret(function, in))).apply(in, out);
      }
    };
  }

  private static Row row(MaskFunction function, byte[] secret) {
    return switch (function) {
      case MaskFunction.OfText(var name, var kind, var work) -> {
        var mask = work.apply(secret);
        yield (value, out, row) -> out.setString(row, mask.apply(value.getString(row)));
      }
      case MaskFunction.OfInt(var name, var kind, var work) -> {
        var mask = work.apply(secret);
        yield (value, out, row) -> out.setInt(row, mask.applyAsInt(value.getInt(row)));
      }
      case MaskFunction.OfLong(var name, var kind, var work) -> {
        var mask = work.apply(secret);
        yield (value, out, row) -> out.setLong(row, mask.applyAsLong(value.getLong(row)));
      }
    };
  }

  private static byte[] secret(MaskFunction function, DuckDBDataChunkReader in)
      throws SQLException {
    if (function.secret() == Secret.NONE) {
      return NO_SECRET;
    }
    if (in.vector(1).isNull(0)) {
      throw new SQLException("A statement was run without its secrets");
    }
    return HexFormat.of().parseHex(in.vector(1).getString(0));
  }

  private static void registerYears(Connection connection) throws SQLException {
    DuckDBColumnType year = DuckDBColumnType.INTEGER;
    register(
        connection,
        "weft_year",
        year,
        each((value, out, row) -> out.setInt(row, value.getLocalDate(row).getYear())),
        DuckDBColumnType.DATE);
    register(
        connection,
        "weft_year",
        year,
        each((value, out, row) -> out.setInt(row, value.getLocalDateTime(row).getYear())),
        DuckDBColumnType.TIMESTAMP);
    register(
        connection,
        "weft_year",
        year,
        each((value, out, row) -> out.setInt(row, utcYear(value, row))),
        DuckDBColumnType.TIMESTAMP_WITH_TIME_ZONE);
  }

  private static int utcYear(DuckDBReadableVector value, long row) {
    return value.getOffsetDateTime(row).withOffsetSameInstant(java.time.ZoneOffset.UTC).getYear();
  }

  private static void registerBuckets(Connection connection) throws SQLException {
    register(
        connection,
        "weft_bucket",
        DuckDBColumnType.INTEGER,
        pairs((in, out, row) -> out.setInt(row, bucket(in, row))),
        DuckDBColumnType.INTEGER,
        DuckDBColumnType.INTEGER);
    register(
        connection,
        "weft_bucket",
        DuckDBColumnType.BIGINT,
        pairs((in, out, row) -> out.setLong(row, longBucket(in, row))),
        DuckDBColumnType.BIGINT,
        DuckDBColumnType.BIGINT);
    register(
        connection,
        "weft_bucket",
        DuckDBColumnType.DOUBLE,
        pairs((in, out, row) -> out.setDouble(row, doubleBucket(in, row))),
        DuckDBColumnType.DOUBLE,
        DuckDBColumnType.DOUBLE);
  }

  private static int bucket(DuckDBDataChunkReader in, long row) throws SQLException {
    int step = in.vector(1).getInt(row);
    return Math.multiplyExact(Math.floorDiv(in.vector(0).getInt(row), positive(step)), step);
  }

  private static long longBucket(DuckDBDataChunkReader in, long row) throws SQLException {
    long step = in.vector(1).getLong(row);
    positive(step);
    return Math.multiplyExact(Math.floorDiv(in.vector(0).getLong(row), step), step);
  }

  private static double doubleBucket(DuckDBDataChunkReader in, long row) throws SQLException {
    double step = in.vector(1).getDouble(row);
    positive(step);
    return Math.floor(in.vector(0).getDouble(row) / step) * step;
  }

  private static <N extends Number> N positive(N step) throws SQLException {
    if (!(step.doubleValue() > 0)) {
      throw new SQLException("A bucket needs a step above zero");
    }
    return step;
  }

  /// What is done to one row of two arguments, neither of them NULL.
  @FunctionalInterface
  private interface Pair {
    void apply(DuckDBDataChunkReader in, DuckDBWritableVector out, long row) throws SQLException;
  }

  private static DuckDBScalarFunction pairs(Pair work) {
    return (in, out) -> {
      for (long row = 0; row < in.rowCount(); row++) {
        if (in.vector(0).isNull(row) || in.vector(1).isNull(row)) {
          out.setNull(row);
        } else {
          work.apply(in, out, row);
        }
      }
    };
  }

  private static DuckDBScalarFunction each(Row work) {
    return (in, out) -> {
      DuckDBReadableVector value = in.vector(0);
      for (long row = 0; row < in.rowCount(); row++) {
        if (value.isNull(row)) {
          out.setNull(row);
        } else {
          work.apply(value, out, row);
        }
      }
    };
  }

  private static void register(
      Connection connection,
      String name,
      DuckDBColumnType result,
      DuckDBScalarFunction work,
      DuckDBColumnType... parameters)
      throws SQLException {
    try (DuckDBScalarFunctionBuilder builder = DuckDBFunctions.scalarFunction()) {
      builder
          .withName(name)
          .withParameters(parameters)
          .withReturnType(result)
          .withVectorizedFunction(work)
          .register(connection);
    }
  }
}
