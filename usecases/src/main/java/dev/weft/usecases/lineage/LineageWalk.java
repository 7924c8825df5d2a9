package dev.weft.usecases.lineage;

import dev.weft.catalog.Reading;
import dev.weft.catalog.lineage.ColumnEdge;
import dev.weft.catalog.lineage.ReleasedColumn;
import dev.weft.catalog.release.ReleaseKey;
import dev.weft.catalog.release.ReleaseKind;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.lineage.LineageView.EdgeView;
import dev.weft.usecases.lineage.LineageView.NodeView;
import dev.weft.usecases.lineage.ShowLineage.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Walks from column to column, a step at a time. It ends at products that the caller may not know.
/// Used once.
final class LineageWalk {

  private static final int MOST_NODES = 5_000;

  private final Reading reading;
  private final Predicate<ProductId> knows;
  private final Direction direction;
  private final Map<String, NodeView> nodes = new LinkedHashMap<>();
  private final Map<String, EdgeView> edges = new LinkedHashMap<>();
  private final Map<ProductId, Boolean> known = new HashMap<>();
  private final Map<ReleaseKey, Optional<StoredRelease>> releases = new HashMap<>();
  private int hidden;
  private boolean truncated;

  LineageWalk(Reading reading, Predicate<ProductId> knows, Direction direction) {
    this.reading = reading;
    this.knows = knows;
    this.direction = direction;
  }

  LineageView from(String reference, List<ReleasedColumn> start, int depth) {
    var first = new ArrayList<ReleasedColumn>();
    start.forEach(column -> meet(column, 0, first));
    List<ReleasedColumn> open = first;
    for (int steps = 1; steps <= depth && !open.isEmpty(); steps++) {
      open = step(open, steps);
    }
    if (!open.isEmpty() && !step(open, Integer.MAX_VALUE).isEmpty()) {
      truncated = true;
      nodes.values().removeIf(node -> node.steps() == Integer.MAX_VALUE);
      var left = nodes.values().stream().map(NodeView::id).collect(Collectors.toSet());
      edges.values().removeIf(e -> !left.contains(e.of()) || !left.contains(e.made()));
    }
    return new LineageView(
        reference,
        direction.name().toLowerCase(Locale.ROOT),
        depth,
        truncated,
        hidden,
        List.copyOf(nodes.values()),
        List.copyOf(edges.values()));
  }

  private List<ReleasedColumn> step(List<ReleasedColumn> open, int steps) {
    Map<Long, ReleasedColumn> from = byId(open);
    List<ColumnEdge> found =
        switch (direction) {
          case UP -> reading.lineage().inputs(from.keySet());
          case DOWN -> outputs(from);
        };
    var ids = new LinkedHashSet<Long>();
    found.forEach(edge -> ids.add(direction == Direction.UP ? edge.input() : edge.id()));
    Map<Long, ReleasedColumn> to = byId(reading.lineage().columns(ids));
    var next = new ArrayList<ReleasedColumn>();
    for (ColumnEdge edge : found) {
      ReleasedColumn input = (direction == Direction.UP ? to : from).get(edge.input());
      ReleasedColumn made = (direction == Direction.UP ? from : to).get(edge.id());
      if (input != null && made != null && shown(made)) {
        ReleasedColumn met = direction == Direction.UP ? input : made;
        meet(met, steps, next);
        join(input, made, edge.lowered());
      }
    }
    return next;
  }

  /// What other releases of a column went into counts as well: a consumer may not have run since.
  private List<ColumnEdge> outputs(Map<Long, ReleasedColumn> from) {
    List<Long> siblings = reading.lineage().siblings(from.keySet());
    for (ReleasedColumn sibling : reading.lineage().columns(siblings)) {
      from.put(sibling.id(), sibling);
    }
    return reading.lineage().outputs(siblings);
  }

  /// Downwards only what is current counts; upwards every release that was read.
  private boolean shown(ReleasedColumn made) {
    return direction == Direction.UP || made.current();
  }

  private void meet(ReleasedColumn column, int steps, List<ReleasedColumn> next) {
    String key = key(column);
    if (nodes.containsKey(key)) {
      return;
    }
    if (nodes.size() >= MOST_NODES) {
      truncated = true;
      return;
    }
    if (knows(column)) {
      nodes.put(
          key,
          new NodeView(nodes.size(), column.address(), release(column), steps, labels(column)));
      next.add(column);
    } else {
      hidden++;
      nodes.put(key, new NodeView(nodes.size(), null, null, steps, new TreeMap<>()));
    }
  }

  private void join(ReleasedColumn input, ReleasedColumn made, List<Lowered> lowered) {
    NodeView of = nodes.get(key(input));
    NodeView to = nodes.get(key(made));
    if (of != null && to != null && of.id() != to.id()) {
      List<String> by = lowered.stream().map(Lowered::by).distinct().toList();
      edges.put(of.id() + ">" + to.id(), new EdgeView(of.id(), to.id(), by));
    }
  }

  /// Columns by name; all columns of a hidden product are one.
  private String key(ReleasedColumn column) {
    return knows(column) ? column.address() : column.release().product().toString();
  }

  private boolean knows(ReleasedColumn column) {
    return known.computeIfAbsent(column.release().product(), knows::test);
  }

  private SortedMap<String, String> labels(ReleasedColumn column) {
    return stored(column)
        .flatMap(stored -> Optional.ofNullable(stored.release().tables().get(column.table())))
        .flatMap(table -> Optional.ofNullable(table.labels().get(column.column())))
        .orElseGet(TreeMap::new);
  }

  private String release(ReleasedColumn column) {
    String kind = column.release().kind() == ReleaseKind.PREVIEW ? "-preview." : "+";
    return stored(column)
        .map(
            stored ->
                stored.release().id().product()
                    + "@"
                    + stored.release().id().version()
                    + kind
                    + stored.release().id().number())
        .orElse("");
  }

  private Optional<StoredRelease> stored(ReleasedColumn column) {
    return releases.computeIfAbsent(column.release(), key -> reading.releases().find(key));
  }

  private static Map<Long, ReleasedColumn> byId(Collection<ReleasedColumn> columns) {
    var byId = new LinkedHashMap<Long, ReleasedColumn>();
    columns.forEach(column -> byId.put(column.id(), column));
    return byId;
  }
}
