package dev.weft.dist;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Short statements that ask for more than there is.
enum Bomb {
  /// One value of 1.5 GB.
  VALUE("select repeat('x', 1500000000) as x"),
  /// 10^16 rows to count.
  ROWS("select count(*) as n from range(100000000) a, range(100000000) b"),
  /// Minutes of understanding: constants that take long, one after the other.
  TEXT(
      IntStream.range(0, 200)
          .mapToObj(at -> "length(lpad('x', 20000000, 'a" + at + "'))")
          .collect(Collectors.joining(" + ", "select ", " as n"))),
  /// A result of 100 GB.
  RESULT("select repeat('y', 1000) as y from range(100000000)");

  private final String sql;

  Bomb(String sql) {
    this.sql = sql;
  }

  String sql() {
    return sql;
  }
}
