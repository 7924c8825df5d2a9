package dev.weft.governance.access;

import java.util.List;
import java.util.Optional;

/// Why a decision is what it is: every document that was considered, what it did, and how effects
/// merged. It names columns and documents and holds no values of rows. Its order is that of the
/// question and of documents by scope and id, so that equal decisions have equal traces.
///
/// @param principal as in records
/// @param purpose the one decided under; empty when there is none
public record Trace(String principal, Optional<String> purpose, String via, List<OfTable> tables) {

  /// One table.
  ///
  /// @param grant the one it was decided under; empty when there is none
  /// @param others further grants of the caller on it
  /// @param incidents policies that could not be evaluated
  public record OfTable(
      String table,
      Optional<Grant> grant,
      List<Grant> others,
      List<Considered> documents,
      List<OfColumn> columns,
      List<String> incidents) {
    public OfTable {
      others = List.copyOf(others);
      documents = List.copyOf(documents);
      columns = List.copyOf(columns);
      incidents = List.copyOf(incidents);
    }
  }

  /// A document that was looked at.
  ///
  /// @param kind AccessPolicy or Agreement
  /// @param stage draft, audit, warn or enforce; `active` for an agreement
  /// @param effects what it did and to what; empty when it did not match
  public record Considered(
      String kind, String scope, String id, long version, String stage, List<Done> effects) {
    public Considered {
      effects = List.copyOf(effects);
    }
  }

  /// What a document did.
  ///
  /// @param column empty for the whole table
  public record Done(String column, String effect) {}

  /// A column after the merge.
  ///
  /// @param result show, hide, or the mask that the reader sees
  /// @param because the effects that were merged, with their documents; empty for show
  public record OfColumn(String column, String result, List<String> because) {
    public OfColumn {
      because = List.copyOf(because);
    }
  }

  public Trace {
    tables = List.copyOf(tables);
  }

  /// All policies that could not be evaluated, for whoever watches over the mesh.
  public List<String> incidents() {
    return tables.stream().flatMap(table -> table.incidents().stream()).distinct().toList();
  }
}
