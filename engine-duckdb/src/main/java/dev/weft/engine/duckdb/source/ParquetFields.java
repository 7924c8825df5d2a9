package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which fields Parquet files have, by the ids that their writer gave them: names and nesting as
/// the footers say. Types of plain values are not looked at, all are called strings here; a field
/// without an id has 0.
public final class ParquetFields {

  private static final int AT_ONCE = 500;

  private final Iterator<Node> nodes;

  private ParquetFields(List<Node> nodes) {
    this.nodes = nodes.iterator();
  }

  /// A node of a footer's tree, as it comes in depth-first order.
  ///
  /// @param kind begins with LIST or MAP for what is one
  private record Node(String name, int children, int id, String kind, boolean repeated) {
    static Node of(Row row) {
      return new Node(
          row.string(2),
          Math.toIntExact(row.number(3)),
          Math.toIntExact(row.number(4)),
          row.string(5),
          row.string(6).equals("REPEATED"));
    }
  }

  /// Reads footers. Throws `CAPTURE_UNREADABLE` for a file that is none.
  public static Map<Path, Schema> of(Session session, List<Path> files) {
    Map<Path, Schema> all = new LinkedHashMap<>();
    for (int from = 0; from < files.size(); from += AT_ONCE) {
      List<Path> some = files.subList(from, Math.min(files.size(), from + AT_ONCE));
      trees(session, some)
          .forEach((path, nodes) -> all.put(path, new ParquetFields(nodes).schema()));
    }
    return all;
  }

  private static Map<Path, List<Node>> trees(Session session, List<Path> files) {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw unreadable(file);
      }
    }
    try {
      return read(session, files);
    } catch (WeftException e) {
      if (e.code() == ErrorCode.SQL_CANCELLED) {
        throw e;
      }
      throw unreadable(files.size() == 1 ? files.getFirst() : culprit(session, files));
    }
  }

  private static Map<Path, List<Node>> read(Session session, List<Path> files) {
    Map<Path, List<Node>> trees = new LinkedHashMap<>();
    session.rows(
        "SELECT file_name, name, coalesce(num_children, 0), coalesce(field_id, 0),"
            + " upper(coalesce(converted_type, logical_type, '')), repetition_type"
            + " FROM parquet_schema("
            + SqlText.files(files)
            + ") ORDER BY file_name, column_id",
        row ->
            trees
                .computeIfAbsent(Path.of(row.string(1)), path -> new ArrayList<>())
                .add(Node.of(row)));
    return trees;
  }

  /// Which of several it was, nobody says.
  private static Path culprit(Session session, List<Path> files) {
    for (Path file : files) {
      try {
        read(session, List.of(file));
      } catch (WeftException e) {
        if (e.code() == ErrorCode.SQL_CANCELLED) {
          throw e;
        }
        return file;
      }
    }
    return files.getFirst();
  }

  private static WeftException unreadable(Path file) {
    return SourceErrors.notParquet(new SourceFile(file.toString(), file));
  }

  private Schema schema() {
    return new Schema(columns(nodes.next().children()));
  }

  private List<Column> columns(int count) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Node node = nodes.next();
      columns.add(new Column(node.id(), node.name(), node.name(), type(node), false));
    }
    return columns;
  }

  private Type type(Node node) {
    if (node.children() == 0) {
      return Primitive.STRING;
    }
    boolean single = node.children() == 1;
    if (single && node.kind().startsWith("LIST")) {
      return list();
    }
    return single && node.kind().startsWith("MAP")
        ? map()
        : new Type.Struct(columns(node.children()));
  }

  /// A list is a group with one repeated group, in which the element lies; in old files the
  /// repeated thing is the element itself.
  private Type list() {
    Node repeated = nodes.next();
    return repeated.children() == 1
        ? new Type.ListOf(columns(1).getFirst())
        : new Type.ListOf(new Column(repeated.id(), "element", "element", type(repeated), false));
  }

  private Type map() {
    List<Column> both = columns(nodes.next().children());
    return both.size() == 2
        ? new Type.MapOf(both.getFirst(), both.getLast())
        : new Type.Struct(both);
  }
}
