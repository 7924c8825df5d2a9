package dev.weft.engine.duckdb.worker;

import dev.weft.engine.duckdb.instance.Row;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of a small result as the payload of a frame: the names once, then each row's cells, each
/// with a letter for what it is.
public final class RowAnswer {

  private static final int MOST_ROWS = 10_000_000;
  private static final int DEEPEST = 100;

  private RowAnswer() {}

  /// As the payload of a frame.
  public static byte[] encode(List<Row> rows) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Order.texts(out, rows.isEmpty() ? List.of() : rows.getFirst().names());
      out.writeInt(rows.size());
      for (Row row : rows) {
        for (Object cell : row.cells()) {
          write(out, cell);
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
    return bytes.toByteArray();
  }

  /// Reads a payload; what is none is an `IOException`.
  public static List<Row> decode(byte[] payload) throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(payload))) {
      List<String> names = Order.texts(in);
      int count = count(in, MOST_ROWS);
      List<Row> rows = new ArrayList<>();
      for (int left = count; left > 0; left--) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int at = 0; at < names.size(); at++) {
          cells.add(read(in, DEEPEST));
        }
        rows.add(new Row(names, cells));
      }
      return List.copyOf(rows);
    } catch (NumberFormatException e) {
      throw new IOException("a number that is none", e);
    }
  }

  private static void write(DataOutputStream out, @Nullable Object cell) throws IOException {
    switch (cell) {
      case null -> out.writeByte('0');
      case Long number -> {
        out.writeByte('l');
        out.writeLong(number);
      }
      case Double number -> {
        out.writeByte('d');
        out.writeDouble(number);
      }
      case Boolean truth -> out.writeByte(truth ? 'y' : 'n');
      case BigInteger number -> text(out, 'i', number.toString());
      case BigDecimal number -> text(out, 'D', number.toString());
      case Map<?, ?> map -> map(out, map);
      case List<?> list -> {
        out.writeByte('a');
        out.writeInt(list.size());
        for (Object element : list) {
          write(out, element);
        }
      }
      default -> text(out, 's', cell.toString());
    }
  }

  private static void text(DataOutputStream out, int letter, String text) throws IOException {
    out.writeByte(letter);
    Order.text(out, text);
  }

  private static void map(DataOutputStream out, Map<?, ?> map) throws IOException {
    out.writeByte('m');
    out.writeInt(map.size());
    for (var entry : map.entrySet()) {
      Order.text(out, String.valueOf(entry.getKey()));
      write(out, entry.getValue());
    }
  }

  private static @Nullable Object read(DataInputStream in, int deeper) throws IOException {
    if (deeper == 0) {
      throw new IOException("a value of no end");
    }
    return switch (in.readByte()) {
      case '0' -> null;
      case 'l' -> in.readLong();
      case 'd' -> in.readDouble();
      case 'y' -> true;
      case 'n' -> false;
      case 'i' -> new BigInteger(Order.text(in));
      case 'D' -> new BigDecimal(Order.text(in));
      case 's' -> Order.text(in);
      case 'a' -> list(in, deeper);
      case 'm' -> map(in, deeper);
      default -> throw new IOException("a value of no kind");
    };
  }

  private static List<@Nullable Object> list(DataInputStream in, int deeper) throws IOException {
    List<@Nullable Object> list = new ArrayList<>();
    for (int left = count(in, in.available()); left > 0; left--) {
      list.add(read(in, deeper - 1));
    }
    return list;
  }

  private static Map<String, @Nullable Object> map(DataInputStream in, int deeper)
      throws IOException {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int left = count(in, in.available()); left > 0; left--) {
      map.put(Order.text(in), read(in, deeper - 1));
    }
    return map;
  }

  private static int count(DataInputStream in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("a list of no length");
    }
    return count;
  }
}
