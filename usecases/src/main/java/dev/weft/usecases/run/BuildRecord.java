package dev.weft.usecases.run;

import dev.weft.governance.access.StatementDecision;
import dev.weft.usecases.audit.Asked;
import dev.weft.usecases.audit.Judged;
import dev.weft.usecases.audit.RecordDecision;
import java.util.Map;
import java.util.SortedSet;

/// Puts on record what one statement of a build was let read, before anything is read.
///
/// @param asked the product, in its run, with the statement
/// @param used per table, as lineage names it, the columns that the statement uses
record BuildRecord(RecordDecision audit, Asked asked, Map<String, SortedSet<String>> used) {

  /// Returns when it is durable.
  ///
  /// @throws dev.weft.model.error.WeftException AUDIT_UNAVAILABLE
  void put(StatementDecision decision, Judged table) {
    audit.decided(asked, decision, table, used);
  }
}
