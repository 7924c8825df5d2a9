package dev.weft.usecases.registry;

import dev.weft.catalog.Writing;
import dev.weft.catalog.lineage.ColumnEdge;
import dev.weft.catalog.lineage.DeclaredColumn;
import dev.weft.catalog.lineage.ReleasedColumn;
import dev.weft.catalog.registry.ProductMajor;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.product.ProductId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/// Keeps true what released columns carry: a label that a contract raises holds at once on every
/// release of the column and on all that was made of it, and a release that is published while that
/// happens is no exception. Labels never become lower by it. Belongs to its write transaction.
public final class LabelsNow {

  private final Writing writing;
  private final MeshDocuments documents;
  private final LabelRanks ranks;

  /// Works with the label families and declassifiers as they stand in the transaction.
  public LabelsNow(Writing writing, AppliedMesh mesh) {
    this.writing = writing;
    this.documents = mesh.documents(writing);
    this.ranks = documents.ranks();
  }

  /// Takes back what declassifiers lowered that ask for more than they did, or are gone.
  ///
  /// @param before declassifiers as they were before the transaction
  public void declassified(List<Declassifier> before) {
    List<Declassifier> moved =
        before.stream().filter(was -> !documents.declassifiers().contains(was)).toList();
    if (moved.isEmpty()) {
      return;
    }
    writing.lineage().lock();
    Set<Long> made = new LinkedHashSet<>();
    for (Declassifier was : moved) {
      List<Long> subjects =
          writing
              .lineage()
              .columns(
                  documents.moves().now(was.subject().product()),
                  was.subject().table().orElseThrow());
      writing.lineage().outputs(subjects).stream()
          .filter(edge -> isBy(was, edge))
          .forEach(edge -> made.add(edge.id()));
    }
    refresh(writing.lineage().columns(made)).spread();
  }

  private static boolean isBy(Declassifier declassifier, ColumnEdge edge) {
    return edge.lowered().stream()
        .flatMap(lowered -> lowered.groups().stream())
        .anyMatch(groups -> groups.declassifier().equals(declassifier.id()));
  }

  /// Takes over what the contracts of an applied revision declare.
  public void applied(ProductFolder folder) {
    ProductId product = folder.id();
    int major = folder.product().value().major();
    writing.lineage().lock();
    Map<String, DeclaredColumn> before = byName(writing.lineage().declared(product, major));
    var declared = new ArrayList<DeclaredColumn>();
    var moved = new ArrayList<DeclaredColumn>();
    for (DeclaredColumn column : new DeclaredLabels(ranks).of(folder)) {
      DeclaredColumn old = before.get(name(column));
      if (old != null && old.contract().equals(column.contract())) {
        declared.add(joined(column, old.labels()));
      } else {
        declared.add(column);
        moved.add(column);
      }
    }
    writing.lineage().declare(product, major, declared);
    if (!moved.isEmpty()) {
      otherMajors(product, major, moved);
      raise(product, moved);
    }
  }

  /// Brings a release or preview, just stored, to what its inputs and its own columns carry now.
  public void published(ReleaseKey release) {
    List<ReleasedColumn> columns = writing.lineage().columns(release);
    Raising raising = refresh(columns);
    int major = columns.isEmpty() ? 0 : columns.getFirst().major();
    Map<String, DeclaredColumn> declared =
        byName(writing.lineage().declared(release.product(), major));
    for (ReleasedColumn column : columns) {
      DeclaredColumn now = declared.get(column.table() + "\0" + column.key());
      if (now != null) {
        raising.join(column, now.labels());
      }
    }
    raising.spread();
  }

  private Raising refresh(List<ReleasedColumn> columns) {
    var raising = new Raising(writing, documents);
    var ids = columns.stream().map(ReleasedColumn::id).toList();
    Map<Long, List<ColumnEdge>> edges = new HashMap<>();
    writing
        .lineage()
        .inputs(ids)
        .forEach(edge -> edges.computeIfAbsent(edge.id(), _ -> new ArrayList<>()).add(edge));
    raising.read(edges.values().stream().flatMap(List::stream).map(ColumnEdge::input).toList());
    for (ReleasedColumn column : columns) {
      raising.refresh(column, edges.getOrDefault(column.id(), List.of()));
    }
    return raising;
  }

  private void otherMajors(ProductId product, int major, List<DeclaredColumn> moved) {
    Map<String, DeclaredColumn> raised = byName(moved);
    for (ProductMajor other : writing.registry().majors(product)) {
      if (other.major() == major || !other.active()) {
        continue;
      }
      List<DeclaredColumn> columns = writing.lineage().declared(product, other.major());
      writing
          .lineage()
          .declare(
              product,
              other.major(),
              columns.stream()
                  .map(
                      column -> {
                        DeclaredColumn up = raised.get(name(column));
                        return up == null ? column : joined(column, up.labels());
                      })
                  .toList());
    }
  }

  private void raise(ProductId product, List<DeclaredColumn> columns) {
    var raising = new Raising(writing, documents);
    for (DeclaredColumn column : columns) {
      for (ReleasedColumn released :
          writing.lineage().everywhere(product, column.table(), column.key())) {
        raising.join(released, column.labels());
      }
    }
    raising.spread();
  }

  private DeclaredColumn joined(DeclaredColumn column, SortedMap<String, String> labels) {
    return new DeclaredColumn(
        column.table(), column.key(), column.contract(), ranks.join(column.labels(), labels));
  }

  private static Map<String, DeclaredColumn> byName(List<DeclaredColumn> columns) {
    var byName = new HashMap<String, DeclaredColumn>();
    columns.forEach(column -> byName.put(name(column), column));
    return byName;
  }

  private static String name(DeclaredColumn column) {
    return column.table() + "\0" + column.key();
  }
}
