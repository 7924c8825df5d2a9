package dev.weft.catalog.registry;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.model.product.ProductId;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;

/// Writes all rows of a revision.
final class RevisionRows {

  private final Change change;

  RevisionRows(Change change) {
    this.change = change;
  }

  Revision add(RevisionDraft draft, long expectedRevision) {
    takeNumber(draft, expectedRevision);
    var revision =
        new Revision(
            draft.product(),
            expectedRevision + 1,
            draft.version(),
            draft.manifest(),
            contentHash(draft.manifest()),
            change.now(),
            change.cause().principal(),
            draft.inputs());
    insert(revision);
    insertFiles(revision);
    insertInputs(revision);
    activate(revision);
    replacePorts(draft);
    followNewestMajor(draft);
    record(revision);
    return revision;
  }

  private void takeNumber(RevisionDraft draft, long expected) {
    if (expected == 0 && new Addresses(change).moves().find(draft.product()).isPresent()) {
      throw RegistryProblems.left(draft.product());
    }
    int rows = expected == 0 ? insertProduct(draft) : countUp(draft.product(), expected);
    if (rows == 0) {
      long found =
          new Registry(change)
              .findProduct(draft.product())
              .map(RegisteredProduct::revision)
              .orElse(0L);
      throw RegistryProblems.productMoved(draft.product(), expected, found);
    }
  }

  private int insertProduct(RevisionDraft draft) {
    return change
        .update(
            """
            insert into product
              (product, kind, status, hidden, paused, major, revision, changed_at)
            values (:product, :kind, :status, :hidden, :paused, :major, 1, :now)
            on conflict (product) do nothing
            """)
        .bindMap(values(draft))
        .bind("paused", false)
        .bind("now", change.now())
        .execute();
  }

  private int countUp(ProductId product, long expected) {
    return change
        .update(
            """
            update product set revision = revision + 1, changed_at = :now
            where product = :product and revision = :expected
            """)
        .bind("product", product.toString())
        .bind("expected", expected)
        .bind("now", change.now())
        .execute();
  }

  private void followNewestMajor(RevisionDraft draft) {
    change
        .update(
            """
            update product set kind = :kind, status = :status, hidden = :hidden, major = :major
            where product = :product and major <= :major
            """)
        .bindMap(values(draft))
        .execute();
  }

  private static Map<String, Object> values(RevisionDraft draft) {
    return Map.of(
        "product", draft.product().toString(),
        "kind", draft.kind().word(),
        "status", draft.status(),
        "hidden", draft.hidden(),
        "major", draft.version().major());
  }

  private void insert(Revision revision) {
    change
        .update(
            """
            insert into revision (product, number, version, content_hash, created_at, created_by)
            values (:product, :number, :version, :hash, :at, :by)
            """)
        .bind("product", revision.product().toString())
        .bind("number", revision.number())
        .bind("version", revision.version().toString())
        .bind("hash", revision.contentHash())
        .bind("at", revision.createdAt())
        .bind("by", revision.createdBy())
        .execute();
  }

  private void insertFiles(Revision revision) {
    if (revision.manifest().isEmpty()) {
      return;
    }
    var batch =
        change.batch(
            """
            insert into revision_file (product, number, path, hash)
            values (:product, :number, :path, :hash)
            """);
    revision
        .manifest()
        .forEach(
            (path, hash) ->
                batch
                    .bind("product", revision.product().toString())
                    .bind("number", revision.number())
                    .bind("path", path)
                    .bind("hash", hash)
                    .add());
    batch.execute();
  }

  private void insertInputs(Revision revision) {
    if (revision.inputs().isEmpty()) {
      return;
    }
    var batch =
        change.batch(
            """
            insert into revision_input
              (product, number, contract_id, input_product, input_major, input_port)
            values (:product, :number, :contract, :inputProduct, :inputMajor, :inputPort)
            """);
    revision
        .inputs()
        .forEach(
            (contract, input) ->
                batch
                    .bind("product", revision.product().toString())
                    .bind("number", revision.number())
                    .bind("contract", contract)
                    .bind("inputProduct", input.product().toString())
                    .bind("inputMajor", input.major())
                    .bind("inputPort", input.port())
                    .add());
    batch.execute();
  }

  private void activate(Revision revision) {
    change
        .update(
            """
            insert into product_major (product, major, revision, active)
            values (:product, :major, :revision, :active)
            on conflict (product, major) do update
            set revision = excluded.revision, active = excluded.active
            """)
        .bind("product", revision.product().toString())
        .bind("major", revision.major())
        .bind("revision", revision.number())
        .bind("active", true)
        .execute();
  }

  private void replacePorts(RevisionDraft draft) {
    change
        .update("delete from port where product = :product and major = :major")
        .bind("product", draft.product().toString())
        .bind("major", draft.version().major())
        .execute();
    for (RevisionDraft.Port port : draft.ports()) {
      change
          .update(
              """
              insert into port (product, major, name, contract_id, contract_version)
              values (:product, :major, :name, :contract, :version)
              """)
          .bind("product", draft.product().toString())
          .bind("major", draft.version().major())
          .bind("name", port.name())
          .bind("contract", port.contractId())
          .bind("version", port.contractVersion().toString())
          .execute();
    }
  }

  private void record(Revision revision) {
    change.record(
        EntryKinds.REVISION_APPLIED,
        revision.product().toString(),
        Map.of(
            "revision", revision.number(),
            "version", revision.version(),
            "major", revision.major(),
            "hash", revision.contentHash()));
  }

  private static String contentHash(SortedMap<String, String> manifest) {
    var text = new StringBuilder();
    manifest.forEach((path, hash) -> text.append(path).append('\0').append(hash).append('\n'));
    return BlobWriter.hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }
}
