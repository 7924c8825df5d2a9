package dev.weft.usecases.replay;

import dev.weft.usecases.replay.RecordedQuestion.Name;
import dev.weft.usecases.replay.ReplayView.Column;
import dev.weft.usecases.replay.ReplayView.PolicyChange;
import dev.weft.usecases.replay.ReplayView.Reader;
import dev.weft.usecases.replay.ReplayedQuestion.Difference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Sums questions up by who asked about which table for what.
final class ReplayTally {

  /// Readers that one answer lists.
  private static final int MOST = 200;

  private final Map<Key, Sum> sums = new LinkedHashMap<>();
  private final Counts all = new Counts();
  private long lost;

  private record Key(String principal, Optional<String> purpose, Name table) {}

  private static final class Counts {
    private long queries;
    private long changed;
    private long refused;
    private long answered;

    void add(Difference difference, long times) {
      queries += times;
      switch (difference) {
        case CHANGED -> changed += times;
        case REFUSED -> refused += times;
        case ANSWERED -> answered += times;
        case NONE -> {}
      }
    }
  }

  private static final class Sum {
    private final Set<String> used = new HashSet<>();
    private final Counts counts = new Counts();
    private final SeenTable seen;
    private Optional<String> code = Optional.empty();

    Sum(SeenTable seen) {
      this.seen = seen;
    }
  }

  /// Questions of which nothing can be said.
  void lose(long times) {
    lost += times;
  }

  void add(ReplayedQuestion question, long times) {
    all.add(question.difference(), times);
    for (int i = 0; i < question.tables().size(); i++) {
      RecordedQuestion.Table table = question.question().tables().get(i);
      SeenTable seen = question.tables().get(i);
      Sum sum =
          sums.computeIfAbsent(
              new Key(
                  question.question().principal().text(),
                  question.question().purpose(),
                  table.name()),
              _ -> new Sum(seen));
      add(sum, question, table, times);
    }
  }

  private static void add(
      Sum sum, ReplayedQuestion question, RecordedQuestion.Table table, long times) {
    sum.used.addAll(table.used());
    sum.counts.add(question.difference(), times);
    sum.code = sum.code.or(question::code);
  }

  ReplayView view(String since, List<PolicyChange> policies) {
    var readers = new ArrayList<Reader>();
    sums.forEach((key, sum) -> reader(key, sum).ifPresent(readers::add));
    readers.sort(
        Comparator.comparing(Reader::principal)
            .thenComparing(Reader::table)
            .thenComparing(reader -> Optional.ofNullable(reader.purpose()).orElse("")));
    return new ReplayView(
        since,
        all.queries,
        lost,
        all.changed,
        all.refused,
        all.answered,
        policies,
        readers.stream().limit(MOST).toList(),
        Math.max(0, readers.size() - MOST));
  }

  private static Optional<Reader> reader(Key key, Sum sum) {
    List<Column> columns = sum.seen.columns(sum.used);
    Optional<String> rows = sum.seen.rows();
    if (columns.isEmpty() && rows.isEmpty() && sum.counts.refused + sum.counts.answered == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Reader(
            key.principal(),
            key.purpose().orElse(null),
            key.table().text(),
            sum.counts.queries,
            sum.counts.changed,
            sum.counts.refused,
            sum.counts.answered,
            columns,
            rows.orElse(null),
            sum.code.orElse(null)));
  }
}
