package dev.weft.engine.duckdb.instance;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/// Values of the driver as plain ones.
final class Cells {

  private Cells() {}

  static @Nullable Object of(@Nullable Object value) throws SQLException {
    return switch (value) {
      case null -> null;
      case String _, Long _, Double _, Boolean _, BigDecimal _, BigInteger _ -> value;
      case Byte _, Short _, Integer _ -> ((Number) value).longValue();
      case Float number -> Double.valueOf(number.toString());
      case Map<?, ?> map -> map(map);
      case DuckDBStruct struct -> map(struct.getMap());
      case Array array -> list((Object[]) array.getArray());
      default -> value.toString();
    };
  }

  private static Map<String, @Nullable Object> map(Map<?, ?> values) throws SQLException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (var entry : values.entrySet()) {
      map.put(String.valueOf(entry.getKey()), of(entry.getValue()));
    }
    return map;
  }

  private static List<@Nullable Object> list(@Nullable Object[] values) throws SQLException {
    List<@Nullable Object> list = new ArrayList<>();
    for (Object value : values) {
      list.add(of(value));
    }
    return list;
  }
}
