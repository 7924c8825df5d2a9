package dev.weft.benchmarks.door;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Short statements that ask for more than there is.
enum Bomb {
  VALUE("a value of 1.5 GB", "select repeat('x', 1500000000) as x"),
  ROWS("10^16 rows", "select count(*) as n from range(100000000) a, range(100000000) b"),
  TEXT(
      "minutes of understanding",
      IntStream.range(0, 200)
          .mapToObj(at -> "length(lpad('x', 20000000, 'a" + at + "'))")
          .collect(Collectors.joining(" + ", "select ", " as n"))),
  RESULT("a result of 100 GB", "select repeat('y', 1000) as y from range(100000000)");

  private final String what;
  private final String sql;

  Bomb(String what, String sql) {
    this.what = what;
    this.sql = sql;
  }

  String what() {
    return what;
  }

  String sql() {
    return sql;
  }
}
