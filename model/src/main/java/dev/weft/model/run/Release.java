package dev.weft.model.run;

import dev.weft.model.lineage.Carried;
import dev.weft.model.lineage.Lineage;
import dev.weft.model.lineage.Lowered;
import dev.weft.model.lineage.Origin;
import dev.weft.model.product.ProductId;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.table.MetadataLocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The immutable outcome of a successful run: one state of every table of a product's major.
///
/// @param publishedAt microseconds since the epoch, the journal's time
/// @param revision the revision it was built from
/// @param runId the run that made it
/// @param rollbackOf number of the release whose state it shows again
/// @param inputs input products' releases it read
/// @param audit the end of the publishing server's audit at that moment; empty before its first
///   segment
/// @param tables tables by name, internal ones and `_quarantine_…` included
public record Release(
    ReleaseId id,
    long publishedAt,
    long revision,
    String runId,
    Optional<Long> rollbackOf,
    String by,
    List<ReleaseId> inputs,
    Optional<AuditHead> audit,
    SortedMap<String, ReleasedTable> tables,
    List<CheckResult> checks) {

  /// One table in a release.
  ///
  /// @param internal true when no contract of a port names it
  /// @param lineage from the bound plan; for captured tables every column is its own origin
  /// @param labels effective labels per column, family to label: those at its release, or higher
  ///   ones where labels were raised since
  /// @param provenance where labels and values come from
  /// @param quarantined rows moved aside while it was made
  public record ReleasedTable(
      String name,
      boolean internal,
      MetadataLocation location,
      long rows,
      long bytes,
      long quarantined,
      Lineage lineage,
      SortedMap<String, SortedMap<String, String>> labels,
      Provenance provenance) {
    public ReleasedTable {
      labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
      provenance = Objects.requireNonNullElse(provenance, Provenance.NONE);
    }

    public ReleasedTable(
        String name,
        boolean internal,
        MetadataLocation location,
        long rows,
        long bytes,
        long quarantined,
        Lineage lineage,
        SortedMap<String, SortedMap<String, String>> labels) {
      this(name, internal, location, rows, bytes, quarantined, lineage, labels, Provenance.NONE);
    }

    /// The columns that the values of a column come from, never empty.
    ///
    /// @param product whose table this is
    public List<Origin> origins(ProductId product, String column) {
      List<Origin> known = provenance.origins().getOrDefault(column, List.of());
      return known.isEmpty()
          ? List.of(Origin.of(product.domain(), product.name(), name, column))
          : known;
    }

    /// What a column carries; empty when the release knows no labels of it.
    ///
    /// @param product whose table this is
    public Optional<Carried> carried(ProductId product, String column) {
      return Optional.ofNullable(labels.get(column))
          .map(known -> new Carried(known, origins(product, column)));
    }

    /// What stays the same when a column is renamed.
    public String key(String column) {
      return provenance.keys().getOrDefault(column, column);
    }

    /// The same table with other labels and origins.
    public ReleasedTable with(
        SortedMap<String, SortedMap<String, String>> otherLabels, Provenance other) {
      return new ReleasedTable(
          name, internal, location, rows, bytes, quarantined, lineage, otherLabels, other);
    }

    /// The same table, stored elsewhere.
    public ReleasedTable at(MetadataLocation other) {
      return new ReleasedTable(
          name, internal, other, rows, bytes, quarantined, lineage, labels, provenance);
    }
  }

  /// Where labels and values of a table's columns come from.
  ///
  /// @param origins per column; a column without an entry is its own origin
  /// @param keys columns whose identity through renames is not their name
  /// @param agreements under which tables of other domains were read, by the names that lineage has
  ///   for them
  /// @param lowered where a label became a lower one on the way into this table
  public record Provenance(
      SortedMap<String, List<Origin>> origins,
      SortedMap<String, String> keys,
      SortedMap<String, String> agreements,
      List<Lowered> lowered) {

    public static final Provenance NONE =
        new Provenance(new TreeMap<>(), new TreeMap<>(), new TreeMap<>(), List.of());

    public Provenance {
      origins = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(origins));
      keys = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(keys));
      agreements = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(agreements));
      lowered = List.copyOf(lowered);
    }
  }

  public Release {
    inputs = List.copyOf(inputs);
    tables = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(tables));
    checks = List.copyOf(checks);
  }

  /// The same release with other tables.
  public Release with(SortedMap<String, ReleasedTable> other) {
    return new Release(
        id, publishedAt, revision, runId, rollbackOf, by, inputs, audit, other, checks);
  }

  /// The same release, repeating the end of an audit.
  public Release repeating(Optional<AuditHead> head) {
    return new Release(
        id, publishedAt, revision, runId, rollbackOf, by, inputs, head, tables, checks);
  }
}
