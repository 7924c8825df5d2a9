package dev.weft.engine.duckdb.write;

import dev.weft.engine.Counted;
import dev.weft.engine.TableWriter.LeastGroup;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The rows of a stage that stand for fewer subjects than they must.
final class SmallGroups {

  private SmallGroups() {}

  /// Numbers of such rows; a group without any has no entry.
  static Map<LeastGroup, Long> count(Session session, String stage, List<LeastGroup> groups) {
    Map<LeastGroup, Long> small = new LinkedHashMap<>();
    for (LeastGroup group : groups) {
      String rows = "SELECT count(*) FROM " + stage + " WHERE " + isSmall(group);
      session.rows(rows, row -> row.number(1)).stream()
          .filter(number -> number > 0)
          .forEach(number -> small.put(group, number));
    }
    return small;
  }

  private static String isSmall(LeastGroup group) {
    Counted.Count count = group.count();
    String subjects = SqlText.name(count.subjects()) + " < " + group.least();
    return count
        .present()
        .map(SqlText::name)
        .map(
            name ->
                "(" + subjects + " OR (" + name + " > 0 AND " + name + " < " + group.least() + "))")
        .orElse(subjects);
  }
}
