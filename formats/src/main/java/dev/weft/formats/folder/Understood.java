package dev.weft.formats.folder;

import dev.weft.model.contract.Contract;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.product.Moves;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A folder as far as it could be understood, and everything that is wrong with it.
///
/// @param folder only documents without errors of their own; use it when [#isSound]
/// @param findings sorted by file, line and column; each with the line it points to
/// @param inputs contracts of other products as `weft fetch` wrote them below `.weft/inputs`, by
///   `contractId@major`; no part of any product's revision
public record Understood(
    MeshFolder folder,
    FolderKind kind,
    List<Finding> findings,
    SortedMap<String, Sourced<Contract>> inputs) {

  public Understood {
    findings = List.copyOf(findings);
    inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
  }

  /// The same with products named by the addresses that they have now.
  public Understood under(Moves moves) {
    return moves.isEmpty() ? this : new Understood(folder.under(moves), kind, findings, inputs);
  }

  /// Whether no finding stops.
  public boolean isSound() {
    return findings.stream().noneMatch(Finding::stops);
  }
}
