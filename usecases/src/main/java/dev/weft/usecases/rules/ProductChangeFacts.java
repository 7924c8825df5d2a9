package dev.weft.usecases.rules;

import java.util.List;
import java.util.Map;

/// What rules see of a new revision beside the one before.
///
/// @param impact none, patch, minor or major: the greatest of all changes
/// @param from version before; empty for a new major
/// @param consumers how many its breaking changes reach
/// @param readers how many were seen reading what they are about
/// @param approved by an owner other than whoever brought it
/// @param acknowledged by all consumers in other domains that a breaking change reaches
/// @param steward whether somebody who may change labels in the domain stands behind it
/// @param unfiltered tables that show rows which are kept from readers of an input
/// @param influences what decides which rows there are and carries more than the table does
public record ProductChangeFacts(
    String impact,
    String from,
    boolean rebuilds,
    List<Changed> changes,
    int consumers,
    int readers,
    boolean approved,
    boolean acknowledged,
    boolean steward,
    List<String> unfiltered,
    List<Influence> influences) {

  public ProductChangeFacts {
    changes = List.copyOf(changes);
    unfiltered = List.copyOf(unfiltered);
    influences = List.copyOf(influences);
  }

  /// One change of a contract.
  ///
  /// @param table where it is in one column of it; empty otherwise
  /// @param column empty as well
  /// @param unused whether it breaks a promise on which nobody is known to rely
  public record Changed(
      String path,
      String table,
      String column,
      String rule,
      String impact,
      String message,
      boolean unused) {}

  /// A column that decides which rows a table has.
  ///
  /// @param by the column with its table
  /// @param labels family to label, where it is above every column of the table
  public record Influence(String table, String by, Map<String, String> labels) {
    public Influence {
      labels = Map.copyOf(labels);
    }
  }

  FactGroup facts(String to) {
    return new FactGroup()
        .put("impact", impact)
        .put("from", from)
        .put("to", to)
        .put("rebuilds", rebuilds)
        .put("consumers", consumers)
        .put("readers", readers)
        .put("approved", approved)
        .put("acknowledged", acknowledged)
        .put("steward", steward)
        .put("unfiltered", unfiltered)
        .putAll("influences", influences.stream().map(ProductChangeFacts::facts).toList())
        .putAll("changes", changes.stream().map(ProductChangeFacts::facts).toList());
  }

  private static FactGroup facts(Influence influence) {
    var facts = new FactGroup().put("table", influence.table()).put("by", influence.by());
    influence.labels().forEach(facts::put);
    return facts;
  }

  private static FactGroup facts(Changed change) {
    return new FactGroup()
        .put("path", change.path())
        .put("table", change.table())
        .put("column", change.column())
        .put("unused", change.unused())
        .put("rule", change.rule())
        .put("impact", change.impact())
        .put("message", change.message());
  }
}
