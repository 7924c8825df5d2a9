package dev.weft.engine.duckdb.source;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A Parquet file without rows, of which only the footer says something: metadata in the compact
/// protocol of Thrift, as the format has it (parquet.thrift).
final class ParquetFooter {

  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int INT64 = 2;

  /// A field of the tree, followed by its children.
  record Node(String name, int children) {}

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  private ParquetFooter() {}

  /// A file whose root has so many children, each followed by its own.
  static byte[] file(int columns, List<Node> nodes) {
    byte[] footer = new ParquetFooter().footer(columns, nodes);
    var file = new ByteArrayOutputStream();
    file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(footer);
    for (int shift = 0; shift < 32; shift += 8) {
      file.write(footer.length >> shift);
    }
    file.writeBytes("PAR1".getBytes(StandardCharsets.US_ASCII));
    return file.toByteArray();
  }

  /// Objects in one another, a number in the innermost.
  ///
  /// @param levels of fields, the number among them
  static byte[] deep(int levels) {
    List<Node> nodes = new ArrayList<>();
    for (int level = 1; level < levels; level++) {
      nodes.add(new Node("f", 1));
    }
    nodes.add(new Node("n", 0));
    return file(1, nodes);
  }

  /// One column, an object of numbers.
  ///
  /// @param fields of the whole file, the column and the root of the tree among them
  static byte[] wide(int fields) {
    List<Node> nodes = new ArrayList<>(List.of(new Node("o", fields - 2)));
    for (int i = 0; i < fields - 2; i++) {
      nodes.add(new Node("f" + i, 0));
    }
    return file(1, nodes);
  }

  private byte[] footer(int columns, List<Node> nodes) {
    field(1, I32);
    number(1);
    field(1, LIST);
    list(nodes.size() + 1, STRUCT);
    element(new Node("schema", columns), true);
    nodes.forEach(node -> element(node, false));
    field(1, I64);
    number(0);
    field(1, LIST);
    list(0, STRUCT);
    bytes.write(0);
    return bytes.toByteArray();
  }

  private void element(Node node, boolean root) {
    int last = 0;
    if (node.children() == 0) {
      field(1, I32);
      number(INT64);
      last = 1;
    }
    if (!root) {
      field(3 - last, I32);
      number(1);
      last = 3;
    }
    field(4 - last, BINARY);
    byte[] name = node.name().getBytes(StandardCharsets.UTF_8);
    varint(name.length);
    bytes.writeBytes(name);
    if (node.children() > 0) {
      field(1, I32);
      number(node.children());
    }
    bytes.write(0);
  }

  /// @param step from the id of the field before
  private void field(int step, int type) {
    bytes.write((step << 4) | type);
  }

  private void list(int size, int type) {
    if (size < 15) {
      bytes.write((size << 4) | type);
    } else {
      bytes.write(0xf0 | type);
      varint(size);
    }
  }

  private void number(int value) {
    varint(value << 1);
  }

  private void varint(int value) {
    int rest = value;
    while (rest >= 0x80) {
      bytes.write((rest & 0x7f) | 0x80);
      rest >>= 7;
    }
    bytes.write(rest);
  }
}
