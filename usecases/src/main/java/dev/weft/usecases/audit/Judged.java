package dev.weft.usecases.audit;

import dev.weft.governance.access.StatementDecision;
import dev.weft.governance.access.StatementDecision.AllowedTable;
import dev.weft.governance.access.Trace;
import dev.weft.model.product.Address;
import dev.weft.usecases.registry.ReadTable;
import java.util.List;
import java.util.Optional;

/// One table as it was put to the kernel, and its answer.
///
/// @param name what lineage calls the table
/// @param product `domain/product`
/// @param major 0 when none was reached
/// @param state the release that was read; empty when none was reached
/// @param columns all that the table has
/// @param allowed empty after a refusal
/// @param trace which documents were looked at; empty when it did not come to that
public record Judged(
    String name,
    String product,
    int major,
    String table,
    String state,
    List<String> columns,
    Optional<AllowedTable> allowed,
    Optional<Trace.OfTable> trace) {

  public Judged {
    columns = List.copyOf(columns);
  }

  /// One table of a decision.
  ///
  /// @param at its place in the question
  public static Judged of(
      String name,
      ReadTable table,
      String state,
      List<String> columns,
      StatementDecision decision,
      int at) {
    List<Trace.OfTable> traces = decision.trace().tables();
    return new Judged(
        name,
        table.product().toString(),
        table.major(),
        table.table(),
        state,
        columns,
        switch (decision) {
          case StatementDecision.Allow allow -> Optional.of(allow.tables().get(at));
          case StatementDecision.Deny _ -> Optional.empty();
        },
        at < traces.size() ? Optional.of(traces.get(at)) : Optional.empty());
  }

  /// A name that means nothing to the caller, as it was written.
  public static List<Judged> unknown(Address name) {
    return List.of(
        new Judged(
            name.sql(),
            name.product().toString(),
            0,
            name.table().orElse(""),
            "",
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }
}
