package dev.weft.usecases.release;

import dev.weft.build.change.ColumnChange;
import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.release.StoredRelease;
import dev.weft.lake.table.Lake;
import dev.weft.model.access.Caller;
import dev.weft.model.product.ProductId;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import dev.weft.model.table.Schema;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.release.ReleaseDiffView.CheckDiff;
import dev.weft.usecases.release.ReleaseDiffView.ColumnDiff;
import dev.weft.usecases.release.ReleaseDiffView.InputDiff;
import dev.weft.usecases.release.ReleaseDiffView.TableDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares two releases of a product: tables, columns, rows, inputs, checks.
public final class DiffReleases {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final Lake lake;

  public DiffReleases(Catalog catalog, AppliedMesh mesh, Lake lake) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.lake = lake;
  }

  /// What changed from one release to another.
  ///
  /// @throws dev.weft.model.error.WeftException RELEASE_NOT_FOUND, REGISTRY_NOT_FOUND, ACCESS_ROLE,
  ///   ACCESS_NO_GRANT
  public ReleaseDiffView diff(Caller caller, ProductId product, long from, long to) {
    return catalog.read(
        reading -> {
          var views = new ReleaseViews(reading, mesh, caller);
          views.check(product);
          StoredRelease one = find(reading, product, from);
          StoredRelease other = find(reading, product, to);
          return new ReleaseDiffView(
              one.release().id().toString(),
              other.release().id().toString(),
              tables(views, one, other),
              inputs(one.release(), other.release()),
              checks(views, one.release(), other.release()));
        });
  }

  private static StoredRelease find(Reading reading, ProductId product, long number) {
    return reading
        .releases()
        .find(product, number)
        .orElseThrow(() -> ReleaseFailures.notFound(product, number));
  }

  private List<TableDiff> tables(ReleaseViews views, StoredRelease one, StoredRelease other) {
    SortedMap<String, ReleasedTable> before = views.visible(one.release());
    SortedMap<String, ReleasedTable> after = views.visible(other.release());
    var names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    boolean readable = !one.dropped() && !other.dropped();
    var diffs = new ArrayList<TableDiff>();
    for (String name : names) {
      ReleasedTable was = before.get(name);
      ReleasedTable is = after.get(name);
      Long rowsWere = rows(views, one.release(), was);
      Long rowsAre = rows(views, other.release(), is);
      var columns =
          readable && was != null && is != null ? columns(was, is) : List.<ColumnDiff>of();
      diffs.add(new TableDiff(name, action(was, is, columns), rowsWere, rowsAre, columns));
    }
    return diffs;
  }

  private static @Nullable Long rows(
      ReleaseViews views, Release release, @Nullable ReleasedTable table) {
    return table != null && views.counted(release, table) ? (Long) table.rows() : null;
  }

  private static String action(
      @Nullable ReleasedTable before, @Nullable ReleasedTable after, List<ColumnDiff> columns) {
    if (before == null || after == null) {
      return before == null ? "added" : "removed";
    }
    boolean same = before.location().equals(after.location());
    return same || (columns.isEmpty() && before.rows() == after.rows()) ? "same" : "changed";
  }

  private List<ColumnDiff> columns(ReleasedTable before, ReleasedTable after) {
    Schema was = lake.plan(before.location()).schema();
    Schema is = lake.plan(after.location()).schema();
    var diffs = new ArrayList<ColumnDiff>();
    for (ColumnChange change : ColumnChange.between(was, is)) {
      diffs.add(
          switch (change) {
            case ColumnChange.Added(String column, String type) ->
                new ColumnDiff(column, "add", null, type);
            case ColumnChange.Removed(String column, String type) ->
                new ColumnDiff(column, "remove", type, null);
            case ColumnChange.Renamed(String column, String from) ->
                new ColumnDiff(column, "rename", from, column);
            case ColumnChange.Retyped(String column, String from, String to) ->
                new ColumnDiff(column, "change", from, to);
            case ColumnChange.Requirement(String column, boolean required) ->
                new ColumnDiff(column, "change", null, required ? "required" : "optional");
          });
    }
    return diffs;
  }

  private static List<InputDiff> inputs(Release before, Release after) {
    Map<String, String> was = byProduct(before);
    Map<String, String> is = byProduct(after);
    var products = new TreeSet<>(was.keySet());
    products.addAll(is.keySet());
    var diffs = new ArrayList<InputDiff>();
    for (String product : products) {
      String from = was.get(product);
      String to = is.get(product);
      if (from == null || !from.equals(to)) {
        diffs.add(new InputDiff(product, from, to));
      }
    }
    return diffs;
  }

  private static Map<String, String> byProduct(Release release) {
    var inputs = new TreeMap<String, String>();
    for (ReleaseId input : release.inputs()) {
      inputs.put(input.product() + "@" + input.version().major(), input.toString());
    }
    return inputs;
  }

  private static List<CheckDiff> checks(ReleaseViews views, Release before, Release after) {
    Map<String, CheckResult> was = byName(views, before);
    Map<String, CheckResult> is = byName(views, after);
    var names = new TreeSet<>(was.keySet());
    names.addAll(is.keySet());
    var diffs = new ArrayList<CheckDiff>();
    for (String name : names) {
      String from = outcome(was.get(name));
      String to = outcome(is.get(name));
      if (from == null || !from.equals(to)) {
        int slash = name.indexOf('/');
        diffs.add(new CheckDiff(name.substring(slash + 1), name.substring(0, slash), from, to));
      }
    }
    return diffs;
  }

  private static Map<String, CheckResult> byName(ReleaseViews views, Release release) {
    var visible = views.visible(release).keySet();
    var results = new TreeMap<String, CheckResult>();
    for (CheckResult result : release.checks()) {
      if (visible.contains(result.check().table())) {
        results.put(result.check().table() + "/" + result.check().name(), result);
      }
    }
    return results;
  }

  private static @Nullable String outcome(@Nullable CheckResult result) {
    return result == null ? null : result.outcome().name().toLowerCase(Locale.ROOT);
  }
}
