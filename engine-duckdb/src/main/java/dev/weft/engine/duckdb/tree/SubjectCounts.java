package dev.weft.engine.duckdb.tree;

import dev.weft.engine.duckdb.tree.Origins.Way;
import dev.weft.model.lineage.ColumnRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Compares the aggregates of a bound, unoptimised plan with counts of subjects behind them. A
/// count answers for an aggregate when both take their values from the same row of the same mention
/// of a table: then every value belongs to the subject that is counted with it.
public final class SubjectCounts {

  private static final Set<String> OF_ROWS = Set.of("count", "count_distinct");
  private static final Set<String> OF_VALUES = Set.of("sum", "avg");

  private final List<Origins> columns;
  private final int own;
  private final ColumnRef subject;

  private SubjectCounts(List<Origins> columns, int own, ColumnRef subject) {
    this.columns = columns;
    this.own = own;
    this.subject = subject;
  }

  /// An input that reaches a column through nothing but aggregates that counts answer for.
  ///
  /// @param column position of the column
  public record Answered(int column, ColumnRef input, List<Count> counts) {
    public Answered {
      counts = List.copyOf(counts);
    }
  }

  /// Positions of counts.
  ///
  /// @param subjects of the group
  /// @param present those of them with a value, where each value goes into the result
  public record Count(int subjects, Optional<Integer> present) {}

  /// What the counts of a plan answer for.
  ///
  /// @param own how many columns there are before the counts
  /// @param width how many with them
  public static List<Answered> of(
      JsonNode plan, int own, int width, ColumnRef subject, UnaryOperator<String> tables) {
    if (windowsOverGroups(plan)) {
      return List.of();
    }
    Relation result = PlanLineage.result(plan, tables);
    List<Origins> columns = IntStream.range(0, width).mapToObj(result::column).toList();
    return new SubjectCounts(columns, own, subject).all();
  }

  /// A window shows values of other groups, and of such that are then left out.
  private static boolean windowsOverGroups(JsonNode operator) {
    String type = operator.path("type").asString("");
    return switch (type) {
      case "LOGICAL_WINDOW" -> true;
      case "LOGICAL_AGGREGATE_AND_GROUP_BY" -> false;
      case "LOGICAL_MATERIALIZED_CTE" -> windowsOverGroups(operator.path("children").path(1));
      default -> operator.path("children").valueStream().anyMatch(SubjectCounts::windowsOverGroups);
    };
  }

  private List<Answered> all() {
    List<Answered> all = new ArrayList<>();
    for (int at = 0; at < own; at++) {
      for (Map.Entry<ColumnRef, SortedSet<Way>> input : columns.get(at).ways().entrySet()) {
        answered(at, input.getKey(), input.getValue()).ifPresent(all::add);
      }
    }
    return all;
  }

  private Optional<Answered> answered(int column, ColumnRef input, SortedSet<Way> ways) {
    List<Count> counts = new ArrayList<>();
    for (Way way : ways) {
      // any other way is said by the column's lineage, and judged there
      if (OF_ROWS.contains(way.function()) || OF_VALUES.contains(way.function())) {
        Optional<Count> count = count(way, input);
        if (count.isEmpty()) {
          return Optional.empty();
        }
        counts.add(count.get());
      }
    }
    return counts.isEmpty() ? Optional.empty() : Optional.of(new Answered(column, input, counts));
  }

  private Optional<Count> count(Way way, ColumnRef input) {
    Optional<Integer> subjects = count(way.row());
    // every subject has itself for a value
    if (OF_ROWS.contains(way.function()) || input.equals(subject)) {
      return subjects.map(position -> new Count(position, Optional.empty()));
    }
    return subjects.flatMap(
        position ->
            count(way.row(), input).map(present -> new Count(position, Optional.of(present))));
  }

  /// The count of all subjects of a mention.
  private Optional<Integer> count(String row) {
    return find(Map.of(subject, way("count_distinct", row)));
  }

  /// The count of the subjects that have a value in the column.
  private Optional<Integer> count(String row, ColumnRef value) {
    return find(Map.of(subject, way(Way.COUNTED, row), value, way(Way.PRESENT, row)));
  }

  private static SortedSet<Way> way(String function, String row) {
    return new TreeSet<>(List.of(new Way(function, row)));
  }

  private Optional<Integer> find(Map<ColumnRef, SortedSet<Way>> exactly) {
    return IntStream.range(own, columns.size())
        .filter(at -> columns.get(at).ways().equals(exactly))
        .boxed()
        .findFirst();
  }
}
