package dev.weft.engine.duckdb.source;

import dev.weft.engine.duckdb.instance.Session;
import dev.weft.model.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many values and rows of a stage are refused, and why.
///
/// @param malformed rows that are none
/// @param bad values not of their type, by column, in the order of columns
/// @param badRows rows refused for such a value first, by column
/// @param nullRows rows refused for a null first, by column
record Refusals(
    List<Column> columns, long malformed, List<Long> bad, List<Long> badRows, List<Long> nullRows) {

  Refusals {
    columns = List.copyOf(columns);
    bad = List.copyOf(bad);
    badRows = List.copyOf(badRows);
    nullRows = List.copyOf(nullRows);
  }

  static Refusals count(Session session, String stage, StageSql sql) {
    List<String> counts = new ArrayList<>(List.of(reason(StageSql.MALFORMED)));
    int width = sql.declared().size();
    for (int i = 0; i < width; i++) {
      counts.add("count(*) FILTER (WHERE " + StageSql.bad(i) + ")");
      counts.add(reason(StageSql.badReason(i)));
      counts.add(reason(StageSql.nullReason(i)));
    }
    List<Long> numbers =
        session.row(
            "SELECT " + String.join(", ", counts) + " FROM " + stage,
            row -> {
              List<Long> all = new ArrayList<>();
              for (int i = 1; i <= counts.size(); i++) {
                all.add(row.number(i));
              }
              return all;
            });
    return new Refusals(
        sql.declared(),
        numbers.getFirst(),
        everyThird(numbers, 1),
        everyThird(numbers, 2),
        everyThird(numbers, 3));
  }

  /// Rows by reason class, without those that there are none of.
  SortedMap<String, Long> byClass() {
    SortedMap<String, Long> classes = new TreeMap<>();
    classes.put("syntax", malformed);
    classes.put("type", sum(badRows));
    classes.put("required", sum(nullRows));
    classes.values().removeIf(count -> count == 0);
    return classes;
  }

  SortedMap<String, Long> badValues() {
    SortedMap<String, Long> values = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      if (bad.get(i) > 0) {
        values.put(columns.get(i).name(), bad.get(i));
      }
    }
    return values;
  }

  /// Throws `CAPTURE_DRIFT` with all columns and counts when there is a bad value or null.
  void refuse() {
    List<String> complaints = new ArrayList<>();
    SortedMap<String, String> details = new TreeMap<>();
    for (int i = 0; i < columns.size(); i++) {
      Column column = columns.get(i);
      if (bad.get(i) > 0) {
        complaints.add(
            column.name() + " has " + values(bad.get(i)) + " not of type " + column.type().word());
        details.put(column.name(), String.valueOf(bad.get(i)));
      }
      if (nullRows.get(i) > 0) {
        complaints.add(column.name() + " is required and has " + nulls(nullRows.get(i)));
        details.putIfAbsent(column.name(), String.valueOf(nullRows.get(i)));
      }
    }
    if (!complaints.isEmpty()) {
      throw SourceErrors.badValues(complaints, details);
    }
  }

  private static String reason(int reason) {
    return "count(*) FILTER (WHERE " + StageSql.REASON + " = " + reason + ")";
  }

  private static List<Long> everyThird(List<Long> numbers, int from) {
    List<Long> third = new ArrayList<>();
    for (int i = from; i < numbers.size(); i += 3) {
      third.add(numbers.get(i));
    }
    return third;
  }

  private static long sum(List<Long> counts) {
    return counts.stream().mapToLong(Long::longValue).sum();
  }

  private static String values(long count) {
    return count == 1 ? "1 value" : count + " values";
  }

  private static String nulls(long count) {
    return count == 1 ? "1 null" : count + " nulls";
  }
}
