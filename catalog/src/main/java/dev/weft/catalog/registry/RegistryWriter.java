package dev.weft.catalog.registry;

import dev.weft.catalog.journal.Change;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.model.product.ProductId;
import java.util.Map;

/// Changes what exists. Every method records what it did in the journal.
public final class RegistryWriter extends Registry {

  private final Change change;

  public RegistryWriter(Change change) {
    super(change);
    this.change = change;
  }

  @Override
  public BlobWriter blobs() {
    return new BlobWriter(change);
  }

  /// Stores a document, new or changed, as its next version.
  ///
  /// @param expectedVersion the version it replaces, 0 when it must be new
  /// @throws dev.weft.model.error.WeftException REGISTRY_CHANGED when it is at another version
  public StoredDocument putDocument(DocumentDraft draft, long expectedVersion) {
    int rows = expectedVersion == 0 ? insert(draft) : update(draft, expectedVersion);
    var stored = findDocument(draft.key());
    if (rows == 0) {
      long found = stored.map(StoredDocument::version).orElse(0L);
      throw RegistryProblems.documentMoved(draft.key(), expectedVersion, found);
    }
    StoredDocument document = stored.orElseThrow();
    change.record(
        EntryKinds.DOCUMENT_CHANGED,
        draft.key().toString(),
        Map.of(
            "version", document.version(),
            "retired", document.retired(),
            "hash", document.hash()));
    return document;
  }

  private int insert(DocumentDraft draft) {
    return change
        .update(
            """
            insert into document
              (scope, kind, name, file, hash, retired, version, changed_at, changed_by, consumer)
            values (:scope, :kind, :name, :file, :hash, :retired, 1, :now, :by, :consumer)
            on conflict (scope, kind, name) do nothing
            """)
        .bindMap(values(draft))
        .bind("consumer", draft.consumer().orElse(null))
        .execute();
  }

  private int update(DocumentDraft draft, long expectedVersion) {
    return change
        .update(
            """
            update document set file = :file, hash = :hash, retired = :retired,
              version = version + 1, changed_at = :now, changed_by = :by, consumer = :consumer
            where scope = :scope and kind = :kind and name = :name and version = :expected
            """)
        .bindMap(values(draft))
        .bind("expected", expectedVersion)
        .bind("consumer", draft.consumer().orElse(null))
        .execute();
  }

  private Map<String, Object> values(DocumentDraft draft) {
    return Map.of(
        "scope", draft.key().scope(),
        "kind", draft.key().kind(),
        "name", draft.key().name(),
        "file", draft.file(),
        "hash", draft.hash(),
        "retired", draft.retired(),
        "now", change.now(),
        "by", change.cause().principal());
  }

  /// Stores the next revision of a product and makes it the last one of its major. The first
  /// revision of a product or major makes that as well, a retired major becomes active again.
  /// Status, kind and hidden of the product follow its newest major.
  ///
  /// @param expectedRevision number of the product's newest revision, 0 when the product must be
  ///   new
  /// @throws dev.weft.model.error.WeftException REGISTRY_CHANGED when it is at another revision
  public Revision addRevision(RevisionDraft draft, long expectedRevision) {
    return new RevisionRows(change).add(draft, expectedRevision);
  }

  /// Retires a major: it is built no more, and its current release is no longer kept for being
  /// current. Retiring it again changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public void retireMajor(ProductId product, int major) {
    int rows =
        change
            .update(
                """
                update product_major set active = :retired
                where product = :product and major = :major and active = :active
                """)
            .bind("retired", false)
            .bind("active", true)
            .bind("product", product.toString())
            .bind("major", major)
            .execute();
    if (rows == 1) {
      change.record(EntryKinds.MAJOR_RETIRED, product + "@" + major, Map.of());
    } else if (majors(product).stream().noneMatch(m -> m.major() == major)) {
      throw RegistryProblems.noMajor(product, major);
    }
  }

  /// Makes triggers and schedule of a product stand still. Doing so again changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public void pause(ProductId product) {
    setPaused(product, true, EntryKinds.PRODUCT_PAUSED);
  }

  /// Lets triggers and schedule of a product go on. Doing so again changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public void resume(ProductId product) {
    setPaused(product, false, EntryKinds.PRODUCT_RESUMED);
  }

  private void setPaused(ProductId product, boolean paused, String kind) {
    if (getProduct(product).paused() != paused) {
      change
          .update("update product set paused = :paused where product = :product")
          .bind("paused", paused)
          .bind("product", product.toString())
          .execute();
      change.record(kind, product.toString(), Map.of());
    }
  }

  /// Proposes a contract change, in place of the capture's former proposal. Proposing the same
  /// again changes nothing.
  public void propose(ProductId product, String capture, String text) {
    int rows =
        change
            .update(
                """
                insert into proposal (product, capture, document, created_at)
                values (:product, :capture, :document, :now)
                on conflict (product, capture) do update
                set document = excluded.document, created_at = excluded.created_at
                where proposal.document <> excluded.document
                """)
            .bind("product", product.toString())
            .bind("capture", capture)
            .bind("document", text)
            .bind("now", change.now())
            .execute();
    recordProposal(rows, EntryKinds.CHANGE_PROPOSED, product, capture);
  }

  /// Removes a capture's proposal, if there is one.
  public void withdraw(ProductId product, String capture) {
    int rows =
        change
            .update("delete from proposal where product = :product and capture = :capture")
            .bind("product", product.toString())
            .bind("capture", capture)
            .execute();
    recordProposal(rows, EntryKinds.PROPOSAL_WITHDRAWN, product, capture);
  }

  private void recordProposal(int rows, String kind, ProductId product, String capture) {
    if (rows > 0) {
      change.record(kind, product.toString(), Map.of("capture", capture));
    }
  }
}
