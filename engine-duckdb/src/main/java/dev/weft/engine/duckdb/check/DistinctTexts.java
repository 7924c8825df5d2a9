package dev.weft.engine.duckdb.check;

import dev.weft.engine.duckdb.check.Question.OfText;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.model.error.WeftException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Asks a table its questions. A pattern takes many times as long as to read what it is matched
/// with, so where texts repeat a lot, each is looked at once instead of each row: a column whose
/// first rows, and then rows from everywhere in the table, have few distinct texts is grouped. All
/// else is asked in one scan, as is everything when nothing is costly.
final class DistinctTexts {

  /// When to group.
  ///
  /// @param rows that a sample must have at least to tell anything; the first look takes as many
  /// @param percent of all rows in the second look, taken here and there
  /// @param distinct texts that a sample may have at most
  record Limits(int rows, int percent, int distinct) {

    /// With a hundredth of the rows, grouping comes to about a hundred times the distinct texts of
    /// the sample at worst, which are few megabytes.
    static final Limits USUAL = new Limits(4096, 1, 1024);
  }

  private final Session session;
  private final String table;
  private final Census census;
  private final Limits limits;

  DistinctTexts(Session session, String table, Census census, Limits limits) {
    this.session = session;
    this.table = table;
    this.census = census;
    this.limits = limits;
  }

  /// Answers all questions; the census has the answers.
  void ask(List<Question> questions) {
    Set<String> few = few(costly(questions));
    List<String> others = new ArrayList<>();
    for (Question question : questions) {
      if (question.text().filter(text -> few.contains(text.column())).isEmpty()) {
        others.add(question.expression());
      }
    }
    census.take(others);
    for (String column : few) {
      census.takeByText(column, conditions(questions, column));
    }
  }

  private static Set<String> costly(List<Question> questions) {
    return questions.stream()
        .flatMap(question -> question.text().stream())
        .filter(OfText::costly)
        .map(OfText::column)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<String> conditions(List<Question> questions, String column) {
    return questions.stream()
        .flatMap(question -> question.text().stream())
        .filter(text -> text.column().equals(column))
        .map(OfText::condition)
        .distinct()
        .toList();
  }

  private Set<String> few(Set<String> columns) {
    Set<String> first = within(columns, " LIMIT " + limits.rows());
    return within(first, " USING SAMPLE " + limits.percent() + " PERCENT (system)");
  }

  /// The columns with few texts in some of the rows.
  ///
  /// @param some what takes them
  private Set<String> within(Set<String> columns, String some) {
    if (columns.isEmpty()) {
      return columns;
    }
    List<String> all = List.copyOf(columns);
    String counts =
        all.stream()
            .map(column -> ", count(DISTINCT encode(" + SqlText.name(column) + "))")
            .collect(Collectors.joining());
    String names = all.stream().map(SqlText::name).collect(Collectors.joining(", "));
    Set<String> few = new LinkedHashSet<>();
    try {
      session.row(
          "SELECT count(*)" + counts + " FROM (SELECT " + names + " FROM " + table + some + ")",
          row -> {
            for (int i = 0; i < all.size(); i++) {
              if (row.number(1) >= limits.rows() && row.number(i + 2) <= limits.distinct()) {
                few.add(all.get(i));
              }
            }
            return few;
          });
    } catch (WeftException e) {
      // what cannot be read is told by the scan of all rules
      Census.refuseToGoOn(e);
    }
    return few;
  }
}
