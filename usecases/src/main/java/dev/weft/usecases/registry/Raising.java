package dev.weft.usecases.registry;

import dev.weft.catalog.Writing;
import dev.weft.catalog.lineage.ColumnEdge;
import dev.weft.catalog.lineage.ReleasedColumn;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.governance.labels.CarriedColumns;
import dev.weft.governance.labels.Declassifying;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Origin;
import dev.weft.model.lineage.Origin.Passage;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/// Released columns that come to carry more, and everything made of them. Used once.
final class Raising {

  private final Writing writing;
  private final Moves moves;
  private final LabelRanks ranks;
  private final CarriedColumns carrying;
  private final Declassifying declassifying;
  private final List<Declassifier> declassifiers;
  private final Map<ReleaseKey, Optional<StoredRelease>> releases = new HashMap<>();
  private final Map<Long, ReleasedColumn> columns = new HashMap<>();
  private final Map<Long, Carried> raised = new LinkedHashMap<>();

  Raising(Writing writing, MeshDocuments documents) {
    this.writing = writing;
    this.moves = documents.moves();
    this.ranks = documents.ranks();
    this.carrying = new CarriedColumns(ranks);
    this.declassifying = new Declassifying(documents.families());
    this.declassifiers = documents.declassifiers();
  }

  /// Makes columns known by their ids.
  void read(Collection<Long> ids) {
    List<Long> unknown = ids.stream().filter(id -> !columns.containsKey(id)).toList();
    writing.lineage().columns(unknown).forEach(column -> columns.put(column.id(), column));
  }

  /// The column carries at least these labels.
  void join(ReleasedColumn column, SortedMap<String, String> labels) {
    Carried before = now(column);
    put(column, new Carried(ranks.join(before.labels(), labels), before.origins()));
  }

  /// The column carries at least what its inputs carry, which must be known.
  void refresh(ReleasedColumn column, List<ColumnEdge> inputs) {
    Carried carried = now(column);
    for (ColumnEdge edge : inputs) {
      carried = after(carried, column, edge);
    }
    put(column, carried);
  }

  /// Takes everything that is made of raised columns along, and stores what has moved.
  void spread() {
    Set<Long> open = new LinkedHashSet<>(raised.keySet());
    while (!open.isEmpty()) {
      List<ColumnEdge> edges = writing.lineage().outputs(open);
      read(edges.stream().map(ColumnEdge::id).toList());
      open = new LinkedHashSet<>();
      for (ColumnEdge edge : edges) {
        ReleasedColumn column = columns.get(edge.id());
        if (column != null && put(column, after(now(column), column, edge))) {
          open.add(column.id());
        }
      }
    }
    var moved = new LinkedHashMap<ReleasedColumn, Carried>();
    raised.forEach(
        (id, carried) ->
            Optional.ofNullable(columns.get(id)).ifPresent(column -> moved.put(column, carried)));
    writing.lineage().raise(moved);
  }

  private boolean put(ReleasedColumn column, Carried carried) {
    columns.put(column.id(), column);
    boolean more = !carried.equals(now(column));
    if (more) {
      raised.put(column.id(), carried);
    }
    return more;
  }

  private Carried after(Carried before, ReleasedColumn column, ColumnEdge edge) {
    ReleasedColumn input = columns.get(edge.input());
    if (input == null) {
      return before;
    }
    Carried arriving = arriving(input, edge);
    List<Lowered> standing = declassifying.standing(edge.lowered(), declassifiers, arriving);
    return carrying.after(before, origin(column), arriving, standing);
  }

  /// What an input carries, come over the border that the edge crosses.
  private Carried arriving(ReleasedColumn input, ColumnEdge edge) {
    Carried carried = now(input);
    if (edge.agreement().isEmpty()) {
      return carried;
    }
    var passage =
        new Passage(
            input.release().product().domain(),
            edge.agreement().get(),
            input.table(),
            input.column());
    List<Origin> origins = carried.origins().stream().map(o -> o.then(passage)).toList();
    return new Carried(carried.labels(), origins);
  }

  private Carried now(ReleasedColumn column) {
    Carried known = raised.get(column.id());
    return known != null
        ? known
        : releases
            .computeIfAbsent(column.release(), key -> writing.releases().find(key))
            .flatMap(release -> stored(release, column))
            .orElseGet(() -> carrying.own(ranks.highest(), origin(column)));
  }

  /// The column by the address that its product had in the beginning.
  private Origin origin(ReleasedColumn column) {
    ProductId first = moves.first(column.release().product());
    return Origin.of(first.domain(), first.name(), column.table(), column.column());
  }

  private static Optional<Carried> stored(StoredRelease release, ReleasedColumn column) {
    return Optional.ofNullable(release.release().tables().get(column.table()))
        .flatMap(table -> table.carried(release.release().id().product(), column.column()));
  }
}
