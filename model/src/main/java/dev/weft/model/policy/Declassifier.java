package dev.weft.model.policy;

import dev.weft.model.product.Address;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The document `Declassifier`: aggregates over enough subjects carry a lower label than their
/// inputs.
///
/// @param scope `mesh` or the name of a domain
/// @param family of labels
/// @param from the highest label that is lowered
/// @param to what it becomes
/// @param n subjects that every group has at least
/// @param subject the column that says whom a row is about; its table and column are there
public record Declassifier(
    String id,
    String scope,
    Stage stage,
    String family,
    String from,
    String to,
    Set<Function> functions,
    int n,
    Address subject,
    String reason,
    boolean retired) {

  /// What may lower a label.
  public enum Function {
    COUNT,
    SUM,
    AVG;

    /// The name in SQL and in documents.
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Function> find(String word) {
      for (Function function : values()) {
        if (function.word().equals(word)) {
          return Optional.of(function);
        }
      }
      return Optional.empty();
    }
  }

  public Declassifier {
    functions = Set.copyOf(functions);
    if (n < 2 || functions.isEmpty() || subject.column().isEmpty()) {
      throw new IllegalArgumentException("Declassifier " + id + " lacks a group or its functions");
    }
  }
}
