package dev.weft.usecases.replay;

import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Question;
import dev.weft.governance.access.StatementDecision;
import dev.weft.governance.access.TableFacts;
import dev.weft.model.policy.Obligations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A question decided under two sets of policies.
///
/// @param tables in the order of the question
/// @param code of the refusal that comes or goes; empty when there is none
record ReplayedQuestion(
    RecordedQuestion question,
    List<SeenTable> tables,
    Difference difference,
    Optional<String> code) {

  /// What a question comes to under the other policies.
  enum Difference {
    NONE,
    CHANGED,
    REFUSED,
    ANSWERED
  }

  static ReplayedQuestion of(
      RecordedQuestion recorded, List<TableFacts> tables, AccessKernel now, AccessKernel then) {
    var question =
        new Question(
            recorded.principal(), recorded.purpose(), Optional.empty(), recorded.via(), tables);
    StatementDecision before = now.decide(question);
    StatementDecision after = then.decide(question);
    var seen = new ArrayList<SeenTable>();
    for (int i = 0; i < tables.size(); i++) {
      seen.add(new SeenTable(tables.get(i), obligations(before, i), obligations(after, i)));
    }
    boolean was = isAnswered(recorded, before);
    boolean is = isAnswered(recorded, after);
    Difference difference =
        was != is
            ? was ? Difference.REFUSED : Difference.ANSWERED
            : was && isSeenOtherwise(recorded, seen) ? Difference.CHANGED : Difference.NONE;
    return new ReplayedQuestion(
        recorded, seen, difference, was == is ? Optional.empty() : code(was ? after : before));
  }

  private static Optional<String> code(StatementDecision decision) {
    return switch (decision) {
      case StatementDecision.Allow _ -> Optional.empty();
      case StatementDecision.Deny deny -> Optional.of(deny.code().code());
    };
  }

  private static Optional<Obligations> obligations(StatementDecision decision, int table) {
    return switch (decision) {
      case StatementDecision.Allow allow -> Optional.of(allow.tables().get(table).obligations());
      case StatementDecision.Deny _ -> Optional.empty();
    };
  }

  /// Naming a hidden column is an error, so the question is refused by it.
  private static boolean isAnswered(RecordedQuestion recorded, StatementDecision decision) {
    for (int i = 0; i < recorded.tables().size(); i++) {
      Set<String> used = recorded.tables().get(i).used();
      if (obligations(decision, i).filter(seen -> seen.columns().containsAll(used)).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSeenOtherwise(RecordedQuestion recorded, List<SeenTable> seen) {
    for (int i = 0; i < seen.size(); i++) {
      boolean column =
          seen.get(i).columns(recorded.tables().get(i).used()).stream()
              .anyMatch(ReplayView.Column::used);
      if (column || seen.get(i).rows().isPresent()) {
        return true;
      }
    }
    return false;
  }
}
