package dev.weft.engine.duckdb.frontend;

import dev.weft.engine.Counted;
import dev.weft.engine.Statement;
import dev.weft.engine.StubTable;
import dev.weft.engine.duckdb.text.ResultColumn;
import dev.weft.engine.duckdb.tree.SubjectCounts;
import dev.weft.engine.duckdb.tree.SubjectCounts.Answered;
import dev.weft.engine.duckdb.tree.Syntax;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.lineage.Lineage.OutputColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Puts counts of subjects behind the columns of a statement, for one thing in its FROM after the
/// other, and keeps those that the bound plan shows to answer for an aggregate. What cannot be
/// counted by plain names, renamed or not, is left alone. Used once.
final class Counting {

  private static final String NAME = "_weft_subjects_";
  private static final Set<String> AGGREGATES = Set.of("count", "count_distinct", "sum", "avg");
  private static final Set<String> OF_VALUES = Set.of("sum", "avg");

  private final Analyser analyser;
  private final Statement statement;
  private final List<StubTable> tables;
  private final ColumnRef subject;
  private final Prepared own;

  Counting(
      Analyser analyser,
      Statement statement,
      List<StubTable> tables,
      ColumnRef subject,
      Prepared own) {
    this.analyser = analyser;
    this.statement = statement;
    this.tables = List.copyOf(tables);
    this.subject = subject;
    this.own = own;
  }

  /// A statement with counts.
  private record Attempt(Statement statement, List<String> names, List<Answered> answered) {}

  Optional<Counted> run() {
    SortedSet<String> all = columns(AGGREGATES);
    JsonNode query = analyser.read(statement.tree()).path("node");
    if (all.isEmpty() || !query.path("type").asString("").equals("SELECT_NODE")) {
      return Optional.empty();
    }
    SortedSet<String> values = columns(OF_VALUES);
    values.remove(subject.column());
    Attempt best = new Attempt(statement, List.of(), List.of());
    PlainNames names = PlainNames.in(query);
    for (JsonNode relation : PlainNames.relations(query.path("from_table"))) {
      Attempt next = with(best, named(relation, names, values));
      best = next.answered().size() > best.answered().size() ? next : best;
    }
    return best.answered().isEmpty() ? Optional.empty() : Optional.of(counted(best));
  }

  /// Columns of the subject's table that reach the result through such a function.
  private SortedSet<String> columns(Set<String> functions) {
    SortedSet<String> columns = new TreeSet<>();
    for (OutputColumn column : own.lineage().columns()) {
      column.through().stream()
          .filter(through -> through.input().table().equals(subject.table()))
          .filter(through -> through.functions().stream().anyMatch(functions::contains))
          .forEach(through -> columns.add(through.input().column()));
    }
    return columns;
  }

  /// How a query names the subject and values of one thing in its FROM.
  ///
  /// @param subject empty when it cannot
  private record Named(String mention, Optional<String> subject, List<String> values) {}

  private Named named(JsonNode relation, PlainNames names, SortedSet<String> values) {
    String mention = PlainNames.qualifier(relation);
    return new Named(
        mention,
        names.find(relation, subject.column()).filter(_ -> !mention.isEmpty()),
        values.stream().flatMap(value -> names.find(relation, value).stream()).toList());
  }

  private Attempt with(Attempt before, Named named) {
    if (named.subject().isEmpty()) {
      return before;
    }
    String mention = named.mention();
    String whom = named.subject().get();
    ObjectNode tree = analyser.read(before.statement().tree());
    ArrayNode select = (ArrayNode) tree.path("node").path("select_list");
    List<String> names = new ArrayList<>(before.names());
    add(select, names, subjects(mention, whom));
    for (String value : named.values()) {
      ObjectNode isThere =
          Syntax.operator("OPERATOR_IS_NOT_NULL", List.of(Syntax.column(mention, value)));
      ObjectNode count = subjects(mention, whom);
      count.set("filter", isThere);
      add(select, names, count);
    }
    String text = analyser.write(tree);
    Statement counting =
        new Statement(
            text,
            analyser.serialized(analyser.tree(text)),
            statement.mentions(),
            statement.spaces());
    return new Attempt(counting, names, answered(counting, names));
  }

  private static ObjectNode subjects(String mention, String whom) {
    return Syntax.call("count", Syntax.column(mention, whom)).put("distinct", true);
  }

  private void add(ArrayNode select, List<String> names, ObjectNode count) {
    String name = NAME + names.size();
    for (int more = 0; statement.text().contains(name); more++) {
      name = NAME + names.size() + "_" + more;
    }
    names.add(name);
    select.add(count.put("alias", name));
  }

  private List<Answered> answered(Statement counting, List<String> names) {
    List<ResultColumn> columns = new ArrayList<>(own.columns());
    names.forEach(name -> columns.add(new ResultColumn(name, "BIGINT")));
    return new Binding(analyser, counting, tables).answered(columns, own.columns().size(), subject);
  }

  private Counted counted(Attempt attempt) {
    List<Counted.Group> groups =
        attempt.answered().stream()
            .map(
                answered ->
                    new Counted.Group(
                        own.columns().get(answered.column()).name(),
                        answered.input(),
                        answered.counts().stream().map(count -> named(count, attempt)).toList()))
            .toList();
    return new Counted(attempt.statement(), groups);
  }

  private Counted.Count named(SubjectCounts.Count count, Attempt attempt) {
    int own = this.own.columns().size();
    return new Counted.Count(
        attempt.names().get(count.subjects() - own),
        count.present().map(at -> attempt.names().get(at - own)));
  }
}
