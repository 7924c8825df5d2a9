package dev.weft.catalog.release;

import dev.weft.catalog.journal.Change;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.AuditHead;
import dev.weft.model.run.Release;
import dev.weft.model.run.Release.ReleasedTable;
import dev.weft.model.run.ReleaseId;
import java.util.List;
import java.util.Optional;

/// Writes all rows of a release or preview, under a number of its own.
final class ReleaseInsert {

  private final Change change;

  ReleaseInsert(Change change) {
    this.change = change;
  }

  Release release(Release draft) {
    return insert(draft, ReleaseKind.RELEASE, Optional.empty());
  }

  Release preview(Release draft, long expiresAt) {
    return insert(draft, ReleaseKind.PREVIEW, Optional.of(expiresAt));
  }

  /// Every table's line ends at its metadata in this release.
  void moveLines(Release release) {
    if (release.tables().isEmpty()) {
      return;
    }
    var batch =
        change.batch(
            """
            insert into table_line (product, major, table_name, location, number)
            values (:product, :major, :table, :location, :number)
            on conflict (product, major, table_name) do update
            set location = excluded.location, number = excluded.number
            """);
    for (ReleasedTable table : release.tables().values()) {
      batch
          .bind("product", release.id().product().toString())
          .bind("major", release.id().version().major())
          .bind("table", table.name())
          .bind("location", table.location().path())
          .bind("number", release.id().number())
          .add();
    }
    batch.execute();
  }

  private Release insert(Release draft, ReleaseKind kind, Optional<Long> expiresAt) {
    Release release = numbered(draft, takeNumber(draft.id().product(), kind));
    insertRelease(release, kind, expiresAt);
    insertTables(release, kind);
    insertInputs(release, kind);
    new ReleaseColumns(change)
        .insert(release, new ReleaseKey(release.id().product(), kind, release.id().number()));
    return release;
  }

  private long takeNumber(ProductId product, ReleaseKind kind) {
    return change
        .query(
            """
            insert into release_counter (product, kind, number) values (:product, :kind, 1)
            on conflict (product, kind) do update set number = release_counter.number + 1
            returning number
            """)
        .bind("product", product.toString())
        .bind("kind", kind.name())
        .mapTo(Long.class)
        .one();
  }

  private Release numbered(Release draft, long number) {
    return new Release(
        new ReleaseId(draft.id().product(), draft.id().version(), number),
        change.now(),
        draft.revision(),
        draft.runId(),
        draft.rollbackOf(),
        draft.by(),
        draft.inputs(),
        draft.audit(),
        draft.tables(),
        draft.checks());
  }

  private void insertRelease(Release release, ReleaseKind kind, Optional<Long> expiresAt) {
    change
        .update(
            """
            insert into product_release
              (product, kind, number, major, version, published_at, revision, run, rollback_of,
               published_by, port_rows, body, expires_at, audit_head)
            values
              (:product, :kind, :number, :major, :version, :now, :revision, :run, :rollbackOf,
               :by, :portRows, :body, :expires, :audit)
            """)
        .bind("product", release.id().product().toString())
        .bind("kind", kind.name())
        .bind("number", release.id().number())
        .bind("major", release.id().version().major())
        .bind("version", release.id().version().toString())
        .bind("now", release.publishedAt())
        .bind("revision", release.revision())
        .bind("run", release.runId())
        .bind("rollbackOf", release.rollbackOf().orElse(null))
        .bind("by", release.by())
        .bind("portRows", portRows(release))
        .bind("body", ReleaseRows.body(release))
        .bind("expires", expiresAt.orElse(null))
        .bind("audit", release.audit().map(AuditHead::text).orElse(null))
        .execute();
  }

  private static long portRows(Release release) {
    return release.tables().values().stream()
        .filter(table -> !table.internal())
        .mapToLong(ReleasedTable::rows)
        .sum();
  }

  private void insertTables(Release release, ReleaseKind kind) {
    if (release.tables().isEmpty()) {
      return;
    }
    var batch =
        change.batch(
            """
            insert into release_table (product, kind, number, table_name, location)
            values (:product, :kind, :number, :table, :location)
            """);
    for (ReleasedTable table : release.tables().values()) {
      batch
          .bind("product", release.id().product().toString())
          .bind("kind", kind.name())
          .bind("number", release.id().number())
          .bind("table", table.name())
          .bind("location", table.location().path())
          .add();
    }
    batch.execute();
  }

  private void insertInputs(Release release, ReleaseKind kind) {
    List<ReleaseId> inputs = release.inputs();
    if (inputs.isEmpty()) {
      return;
    }
    var batch =
        change.batch(
            """
            insert into release_input (product, kind, number, input_product, input_number)
            values (:product, :kind, :number, :inputProduct, :inputNumber)
            on conflict (product, kind, number, input_product, input_number) do nothing
            """);
    for (ReleaseId input : inputs) {
      batch
          .bind("product", release.id().product().toString())
          .bind("kind", kind.name())
          .bind("number", release.id().number())
          .bind("inputProduct", input.product().toString())
          .bind("inputNumber", input.number())
          .add();
    }
    batch.execute();
  }
}
