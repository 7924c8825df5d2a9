package dev.weft.governance.access;

import dev.weft.governance.policy.Vocabulary;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which purpose a statement has.
sealed interface Purposes {

  record One(String purpose) implements Purposes {}

  /// A build: each input is read for the purpose of its own agreement. Also a statement without
  /// tables.
  record EachItsOwn() implements Purposes {}

  record Refused(Decision.Deny deny) implements Purposes {}

  /// The stated purpose when the grants of every table contain it, else the only one that they have
  /// in common.
  static Purposes of(Question question, List<List<Candidate>> candidates, Vocabulary vocabulary) {
    if (candidates.isEmpty()) {
      return question
          .purpose()
          .<Purposes>map(
              purpose ->
                  vocabulary.purposes().contains(purpose)
                      ? new One(purpose)
                      : new Refused(
                          Refusals.purpose(
                              question, purpose, new TreeSet<>(vocabulary.purposes()))))
          .orElseGet(EachItsOwn::new);
    }
    SortedSet<String> common = common(candidates);
    if (question.purpose().isPresent()) {
      String purpose = question.purpose().get();
      return common.contains(purpose)
          ? new One(purpose)
          : new Refused(Refusals.purpose(question, purpose, common));
    }
    return switch (common.size()) {
      case 0 -> new Refused(Refusals.noPurpose(question, candidates));
      case 1 -> new One(common.first());
      default -> new Refused(Refusals.purposeOpen(common));
    };
  }

  private static SortedSet<String> common(List<List<Candidate>> candidates) {
    var common = new TreeSet<>(all(candidates.getFirst()));
    candidates.forEach(table -> common.retainAll(all(table)));
    return common;
  }

  /// Every purpose that some grant on a table carries.
  static SortedSet<String> all(List<Candidate> table) {
    var all = new TreeSet<String>();
    table.forEach(candidate -> all.addAll(candidate.grant().purposes()));
    return all;
  }
}
