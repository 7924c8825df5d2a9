package dev.weft.usecases.compile;

import dev.weft.engine.Counted;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.model.lineage.ColumnRef;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.Stage;
import dev.weft.model.product.Address;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Finds the declassifiers whose subjects a made table reads, and counts these behind its columns.
final class GroupCounts {

  private final SqlFrontEnd frontEnd;
  private final ProductId product;
  private final CompiledTable.Made table;
  private final Moves moves;
  private final Predicate<ColumnRef> seen;

  /// @param moves addresses by which declassifiers may name products that have others now
  /// @param seen whether the product may see a column of an input at all
  GroupCounts(
      SqlFrontEnd frontEnd,
      ProductId product,
      CompiledTable.Made table,
      Moves moves,
      Predicate<ColumnRef> seen) {
    this.frontEnd = frontEnd;
    this.product = product;
    this.table = table;
    this.moves = moves;
    this.seen = seen;
  }

  /// The table's statement with a count for every subject that it can be told from.
  CountedTable of(Collection<Declassifier> declassifiers) {
    var inForce =
        declassifiers.stream().filter(d -> !d.retired() && d.stage() == Stage.ENFORCE).toList();
    Set<ColumnRef> subjects = new LinkedHashSet<>();
    inForce.forEach(declassifier -> subjects.addAll(subjects(declassifier.subject())));
    Statement statement = table.statement();
    Map<ColumnRef, List<Counted.Group>> bySubject = new LinkedHashMap<>();
    for (ColumnRef subject : subjects) {
      Optional<Counted> counted = frontEnd.counted(statement, table.reads(), subject);
      counted.ifPresent(found -> bySubject.put(subject, found.groups()));
      statement = counted.map(Counted::statement).orElse(statement);
    }
    Map<Declassifier, List<Counted.Group>> counts = new LinkedHashMap<>();
    for (Declassifier declassifier : inForce) {
      List<Counted.Group> groups = new ArrayList<>();
      subjects(declassifier.subject())
          .forEach(subject -> groups.addAll(bySubject.getOrDefault(subject, List.of())));
      if (!groups.isEmpty()) {
        counts.put(declassifier, groups);
      }
    }
    return new CountedTable(statement, counts);
  }

  /// The column as the table's statement knows it, in every major that it reads.
  private List<ColumnRef> subjects(Address subject) {
    String column = subject.column().orElseThrow();
    return table.reads().stream()
        .filter(read -> isTable(read.name(), subject))
        .filter(read -> read.schema().column(column).isPresent())
        .map(read -> new ColumnRef(read.name(), column))
        .filter(ref -> !InputNames.isInput(ref.table()) || seen.test(ref))
        .distinct()
        .toList();
  }

  private boolean isTable(String name, Address subject) {
    ProductId about = moves.now(subject.product());
    return InputNames.isInput(name)
        ? Address.find(name)
            .filter(input -> input.product().equals(about))
            .filter(input -> input.table().equals(subject.table()))
            .isPresent()
        : product.equals(about) && subject.table().equals(Optional.of(name));
  }
}
