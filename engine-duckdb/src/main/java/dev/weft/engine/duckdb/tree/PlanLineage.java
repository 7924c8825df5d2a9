package dev.weft.engine.duckdb.tree;

import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.lineage.Lineage.OutputColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// Reads lineage from a bound, unoptimised plan (`json_serialize_plan`). Operators refer to their
/// inputs by position; one that is not known here passes everything on to everything. Used once.
public final class PlanLineage {

  private static final Set<String> STEPS =
      Set.of(
          "LOGICAL_PROJECTION",
          "LOGICAL_FILTER",
          "LOGICAL_ORDER_BY",
          "LOGICAL_LIMIT",
          "LOGICAL_TOP_N",
          "LOGICAL_WINDOW",
          "LOGICAL_MATERIALIZED_CTE",
          "LOGICAL_AGGREGATE_AND_GROUP_BY");

  private final UnaryOperator<String> tables;
  private final Map<Long, Relation> ctes = new HashMap<>();
  private final Map<Long, Relation> bound = new HashMap<>();

  /// Number of the block that is read.
  private long block = Long.MAX_VALUE;

  /// Whether nothing but steps on single rows or groups lies above what is read.
  private boolean outermost = true;

  private PlanLineage(UnaryOperator<String> tables) {
    this.tables = tables;
  }

  /// The lineage of a plan's result.
  ///
  /// @param plan the root operator
  /// @param names of the result's columns, in order
  /// @param tables the name for a table by its name in the plan
  public static Lineage of(JsonNode plan, List<String> names, UnaryOperator<String> tables) {
    Relation result = result(plan, tables);
    List<OutputColumn> columns =
        IntStream.range(0, names.size())
            .mapToObj(at -> result.column(at).column(names.get(at)))
            .toList();
    SortedSet<ColumnRef> hidden = new TreeSet<>(result.keys().all());
    columns.forEach(column -> hidden.removeAll(column.inputs()));
    hidden.addAll(result.deciders().all());
    return new Lineage(columns, hidden);
  }

  /// What a plan puts out.
  static Relation result(JsonNode plan, UnaryOperator<String> tables) {
    return new PlanLineage(tables).relation(plan);
  }

  private Relation relation(JsonNode operator) {
    boolean above = outermost;
    outermost = above && STEPS.contains(operator.path("type").asString(""));
    Relation found = read(operator);
    outermost = above;
    JsonNode index = operator.path("table_index");
    if (index.canConvertToLong()) {
      bound.put(index.asLong(), found);
    }
    return found;
  }

  private Relation read(JsonNode operator) {
    return switch (operator.path("type").asString("")) {
      case "LOGICAL_GET" -> scan(operator);
      case "LOGICAL_PROJECTION" -> projection(operator);
      case "LOGICAL_FILTER" -> decided(operator).projected(operator.path("projection_map"));
      case "LOGICAL_ORDER_BY" -> decided(operator).projected(operator.path("projections"));
      case "LOGICAL_LIMIT", "LOGICAL_TOP_N", "LOGICAL_SAMPLE" -> decided(operator);
      case "LOGICAL_DISTINCT" -> distinct(operator);
      case "LOGICAL_AGGREGATE_AND_GROUP_BY" -> aggregate(operator);
      case "LOGICAL_WINDOW", "LOGICAL_UNNEST" -> extended(operator);
      case "LOGICAL_COMPARISON_JOIN", "LOGICAL_ANY_JOIN", "LOGICAL_ASOF_JOIN" -> join(operator);
      case "LOGICAL_CROSS_PRODUCT" -> cross(operator);
      case "LOGICAL_POSITIONAL_JOIN" -> left(operator).beside(right(operator));
      case "LOGICAL_UNION", "LOGICAL_EXCEPT", "LOGICAL_INTERSECT" -> setOperation(operator);
      case "LOGICAL_MATERIALIZED_CTE" -> cte(operator);
      case "LOGICAL_RECURSIVE_CTE" -> recursion(operator);
      case "LOGICAL_CTE_REF" -> reference(operator);
      case "LOGICAL_EXPRESSION_GET" -> values(operator);
      case "LOGICAL_DUMMY_SCAN" -> Relation.constants(1);
      case "LOGICAL_EMPTY_RESULT" -> Relation.constants(operator.path("return_types").size());
      case "LOGICAL_CHUNK_GET" -> Relation.constants(operator.path("chunk_types").size());
      default -> unknown(operator);
    };
  }

  private Relation left(JsonNode operator) {
    return relation(operator.path("children").path(0));
  }

  private Relation right(JsonNode operator) {
    return relation(operator.path("children").path(1));
  }

  private PlanExpressions over(Relation input) {
    return new PlanExpressions(input, this::binding);
  }

  private Origins binding(JsonNode binding) {
    Relation table = bound.get(binding.path("table_index").asLong(-1));
    return table == null
        ? Origins.of(bound.values().stream().map(Relation::rest).toList())
        : table.column(binding.path("column_index").asInt(-1));
  }

  private Relation scan(JsonNode operator) {
    JsonNode names = operator.path("names");
    List<Integer> positions =
        operator
            .path("column_indexes")
            .valueStream()
            .map(index -> index.path("index").asInt(-1))
            .toList();
    if (operator.path("function_data").has("table")) {
      String table = tables.apply(operator.path("function_data").path("table").asString());
      String row = String.valueOf(operator.path("table_index").asLong(-1));
      return Relation.of(positions.stream().map(at -> column(table, names, at, row)).toList());
    }
    return function(operator, positions.size());
  }

  private static Origins column(String table, JsonNode names, int position, String row) {
    return position >= 0 && position < names.size()
        ? Origins.of(new ColumnRef(table, names.get(position).asString()), row)
        : Origins.NONE; // the row's number
  }

  /// A table function: constants, or made of every row of its input.
  private Relation function(JsonNode operator, int width) {
    if (operator.path("children").isEmpty()) {
      return Relation.constants(width);
    }
    Relation input = left(operator);
    Origins all = Origins.of(input.columns()).and(inner(input));
    List<Origins> columns = new ArrayList<>(java.util.Collections.nCopies(width, all));
    operator.path("projected_input").forEach(at -> columns.add(input.column(at.asInt())));
    return input.with(columns);
  }

  private Relation projection(JsonNode operator) {
    long enclosing = block;
    block = operator.path("table_index").asLong(enclosing);
    Relation read = left(operator);
    Relation input = isSubquery(operator.path("children").path(0)) ? read.asValue() : read;
    block = enclosing;
    PlanExpressions expressions = over(input);
    return input.with(operator.path("expressions").valueStream().map(expressions::of).toList());
  }

  private Relation cross(JsonNode operator) {
    Relation left = left(operator);
    Relation right = right(operator);
    boolean value = isSubquery(operator.path("children").path(1));
    return left.beside(value ? right.asValue() : right);
  }

  /// Whether a plan is that of a subquery used as a value, which depends on no row of its block.
  /// The engine numbers a block when its FROM is bound and before its expressions are.
  private boolean isSubquery(JsonNode operator) {
    return projects(operator) && isBoundLater(operator);
  }

  private static boolean projects(JsonNode operator) {
    return operator.path("type").asString("").equals("LOGICAL_PROJECTION")
        || operator.path("children").valueStream().anyMatch(PlanLineage::projects);
  }

  private boolean isBoundLater(JsonNode operator) {
    return operator.path("table_index").asLong(Long.MAX_VALUE) > block
        && operator.path("children").valueStream().allMatch(this::isBoundLater);
  }

  /// Rows chosen or ordered by expressions of the operator.
  private Relation decided(JsonNode operator) {
    Relation input = left(operator);
    return input.decidedBy(over(input).all(operator));
  }

  private Relation distinct(JsonNode operator) {
    return operator.path("distinct_type").asString("").equals("DISTINCT")
        ? left(operator)
        : decided(operator);
  }

  private Relation aggregate(JsonNode operator) {
    boolean last = outermost;
    outermost = false;
    Relation input = left(operator);
    PlanExpressions expressions = over(input);
    List<Origins> columns = new ArrayList<>();
    // Each of several sets of groups leaves other keys out of its rows.
    boolean whole = operator.path("grouping_sets").size() <= 1;
    operator
        .path("groups")
        .forEach(
            group -> columns.add(whole ? expressions.of(group) : expressions.of(group).loose()));
    Origins keys = Origins.of(columns);
    List<Origins> groups = List.copyOf(columns);
    operator
        .path("expressions")
        .forEach(value -> columns.add(last ? expressions.aggregate(value) : expressions.of(value)));
    operator
        .path("grouping_functions")
        .forEach(
            list ->
                columns.add(
                    Origins.of(list.valueStream().map(at -> groups.get(at.asInt())).toList())));
    return input.with(columns).groupedBy(keys);
  }

  private Relation extended(JsonNode operator) {
    Relation input = left(operator);
    PlanExpressions expressions = over(input);
    return input.plus(operator.path("expressions").valueStream().map(expressions::of).toList());
  }

  private Relation join(JsonNode operator) {
    Relation left = left(operator);
    Relation right = right(operator);
    Origins conditions = conditions(operator, left, right);
    Relation kept = left.projected(operator.path("left_projection_map"));
    Relation added = right.projected(operator.path("right_projection_map"));
    return switch (operator.path("join_type").asString("")) {
      case "SEMI", "ANTI" -> kept.influencedBy(right).decidedBy(conditions);
      case "RIGHT_SEMI", "RIGHT_ANTI" -> added.influencedBy(left).decidedBy(conditions);
      case "MARK" -> kept.plus(List.of(conditions.and(inner(right))));
      case "SINGLE" -> kept.plus(carrying(added, conditions.and(inner(right))));
      case "LEFT" -> {
        Origins carried = isCorrelated(operator) ? conditions.and(inner(right)) : Origins.NONE;
        yield kept.plus(carrying(added, carried)).influencedBy(right).decidedBy(conditions);
      }
      default -> kept.beside(added).decidedBy(conditions);
    };
  }

  /// Whether a join may stand for a correlated subquery used as a value: those compare so that null
  /// equals null. A join written with IS NOT DISTINCT FROM looks the same.
  private static boolean isCorrelated(JsonNode join) {
    return join.path("conditions")
        .valueStream()
        .allMatch(
            condition ->
                condition.path("comparison").asString("").equals("COMPARE_NOT_DISTINCT_FROM"));
  }

  /// What decides the answer of a subquery is part of its value.
  private static Origins inner(Relation subquery) {
    return subquery.deciders();
  }

  private static List<Origins> carrying(Relation relation, Origins more) {
    return relation.columns().stream().map(column -> column.and(more)).toList();
  }

  private Origins conditions(JsonNode operator, Relation left, Relation right) {
    List<Origins> parts = new ArrayList<>();
    operator
        .path("conditions")
        .forEach(
            condition -> {
              if (condition.path("right").isNull()) {
                parts.add(over(left.beside(right)).all(condition));
              } else {
                parts.add(over(left).all(condition.path("left")));
                parts.add(over(right).all(condition.path("right")));
              }
            });
    parts.add(over(left.beside(right)).all(operator.path("condition")));
    return Origins.of(parts);
  }

  private Relation setOperation(JsonNode operator) {
    JsonNode children = operator.path("children");
    Relation result = relation(children.path(0));
    for (int at = 1; at < children.size(); at++) {
      result = result.above(relation(children.get(at)));
    }
    return result;
  }

  private Relation cte(JsonNode operator) {
    boolean last = outermost;
    outermost = false;
    ctes.put(operator.path("table_index").asLong(-1), left(operator));
    outermost = last;
    return right(operator);
  }

  /// Again and again until nothing new arrives.
  private Relation recursion(JsonNode operator) {
    long index = operator.path("table_index").asLong(-1);
    Relation known = left(operator);
    while (true) {
      ctes.put(index, known);
      Relation next = known.above(right(operator));
      if (next.equals(known)) {
        return known;
      }
      known = next;
    }
  }

  private Relation reference(JsonNode operator) {
    Relation cte = ctes.get(operator.path("cte_index").asLong(-1));
    return cte == null
        ? everything()
        : cte.mentionedBy("cte" + operator.path("table_index").asLong(-1));
  }

  private Relation values(JsonNode operator) {
    Relation input = left(operator);
    PlanExpressions expressions = over(input);
    Relation result = Relation.of(List.of());
    boolean first = true;
    for (JsonNode row : operator.path("expressions")) {
      Relation read = Relation.of(row.valueStream().map(expressions::of).toList());
      result = first ? read : result.above(read);
      first = false;
    }
    // Below a list of values there are only subqueries.
    return result.influencedBy(input).asValue();
  }

  private Relation unknown(JsonNode operator) {
    Relation inputs = Relation.of(List.of());
    for (JsonNode child : operator.path("children")) {
      inputs = inputs.beside(relation(child));
    }
    return inputs.decidedBy(over(inputs).all(operator)).blurred();
  }

  private Relation everything() {
    return Relation.of(List.of())
        .influencedBy(
            Relation.of(
                java.util.stream.Stream.concat(bound.values().stream(), ctes.values().stream())
                    .map(Relation::rest)
                    .toList()));
  }
}
