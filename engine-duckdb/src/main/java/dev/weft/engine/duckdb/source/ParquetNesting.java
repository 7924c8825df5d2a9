package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// How deep the columns of a Parquet file nest, as its footer says: it can say anything.
final class ParquetNesting {

  private static final int MOST_FIELDS = 50_000;
  private static final int MOST_LEVELS = 100;

  /// To read a list takes the engine twice as long with each list around it.
  private static final int MOST_LISTS = 12;

  private ParquetNesting() {}

  /// A node of the footer's tree, as it comes in depth-first order.
  private record Node(boolean repeated, long children) {}

  /// A node whose children still come.
  ///
  /// @param lists around them
  private record Branch(long children, int lists) {}

  /// Throws `CAPTURE_UNREADABLE` for more than is read, before anything reads it.
  static void check(Session session, SourceFile file) {
    List<Node> nodes =
        session.rows(
            "SELECT coalesce(repetition_type, '') = 'REPEATED', coalesce(num_children, 0)"
                + " FROM parquet_schema("
                + SqlText.file(file.path())
                + ") LIMIT "
                + (MOST_FIELDS + 1),
            row -> new Node(row.truth(1), row.number(2)));
    if (nodes.size() > MOST_FIELDS) {
      throw SourceErrors.tooManyFields(file, MOST_FIELDS);
    }
    Deque<Branch> open = new ArrayDeque<>();
    for (Node node : nodes) {
      int lists = step(open) + (node.repeated() ? 1 : 0);
      if (lists > MOST_LISTS || open.size() > MOST_LEVELS) {
        throw SourceErrors.tooDeep(file, MOST_LISTS, MOST_LEVELS);
      }
      if (node.children() > 0) {
        open.push(new Branch(node.children(), lists));
      }
    }
  }

  /// Takes a child from the innermost branch that has one left; how many lists are around it.
  private static int step(Deque<Branch> open) {
    while (!open.isEmpty()) {
      Branch inner = open.pop();
      if (inner.children() > 0) {
        open.push(new Branch(inner.children() - 1, inner.lists()));
        return inner.lists();
      }
    }
    return 0;
  }
}
