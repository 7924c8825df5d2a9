package dev.weft.catalog.registry;

import dev.weft.catalog.journal.Change;
import dev.weft.model.product.ProductId;

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
    throw new UnsupportedOperationException();
  }

  /// Stores the next revision of a product and makes it the last one of its major. The first
  /// revision of a product or major makes that as well, a retired major becomes active again.
  /// Status, kind and hidden of the product follow its newest major.
  ///
  /// @param expectedRevision number of the product's newest revision, 0 when the product must be
  ///   new
  /// @throws dev.weft.model.error.WeftException REGISTRY_CHANGED when it is at another revision
  public Revision addRevision(RevisionDraft draft, long expectedRevision) {
    throw new UnsupportedOperationException();
  }

  /// Retires a major: it is built no more, and its current release is no longer kept for being
  /// current. Retiring it again changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public void retireMajor(ProductId product, int major) {
    throw new UnsupportedOperationException();
  }

  /// Makes triggers and schedule of a product stand still.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public void pause(ProductId product) {
    throw new UnsupportedOperationException();
  }

  /// Lets triggers and schedule of a product go on.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public void resume(ProductId product) {
    throw new UnsupportedOperationException();
  }

  /// Proposes a contract change, in place of the capture's former proposal.
  public void propose(ProductId product, String capture, String text) {
    throw new UnsupportedOperationException();
  }

  /// Removes a capture's proposal, if there is one.
  public void withdraw(ProductId product, String capture) {
    throw new UnsupportedOperationException();
  }
}
