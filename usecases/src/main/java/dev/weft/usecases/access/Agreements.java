package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Writing;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.formats.own.AgreementText;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Caller;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.Sourced;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.registry.AppliedMesh;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Agreements: listed, shown and revoked. They are made by documents or by requests.
public final class Agreements {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public Agreements(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// A page of agreements by domain and id, those that have ended included.
  public Page<AgreementView> list(Caller caller, PageRequest page) {
    return catalog.read(
        reading -> {
          var views = new AgreementViews(reading, mesh, caller);
          List<StoredDocument> found =
              reading
                  .registry()
                  .agreements(views.sight(), AgreementViews.after(page.cursor()), page.limit() + 1);
          List<StoredDocument> part = found.stream().limit(page.limit()).toList();
          var items = part.stream().map(views::of).toList();
          return part.size() == found.size()
              ? Page.last(items)
              : new Page<>(items, AgreementViews.cursor(part.getLast().key()));
        });
  }

  /// One agreement.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_AGREEMENT_NOT_FOUND
  public AgreementView show(Caller caller, String domain, String id) {
    return catalog.read(
        reading -> {
          var views = new AgreementViews(reading, mesh, caller);
          return views.of(
              views.find(domain, id).orElseThrow(() -> AccessFailures.noAgreement(domain, id)));
        });
  }

  /// Ends an agreement from the next decision on; its history stays, and requests for other terms
  /// of it are closed. Revoking it again changes nothing.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_AGREEMENT_NOT_FOUND, or the kernel's refusal
  public AgreementView revoke(Caller caller, String domain, String id) {
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          var views = new AgreementViews(writing, mesh, caller);
          Scoped<Agreement> agreement =
              views.find(domain, id).orElseThrow(() -> AccessFailures.noAgreement(domain, id));
          mesh.documents(writing)
              .kernel(writing.now())
              .inDomain(caller.principal(), Action.DECIDE_ACCESS, domain)
              .orThrow();
          if (!agreement.document().value().retired()) {
            retire(writing, views.stored(agreement), agreement.document());
            EndedAgreement.closeRequests(writing, domain, id);
          }
          return id;
        });
    return show(caller, domain, id);
  }

  private static void retire(Writing writing, StoredDocument stored, Sourced<Agreement> agreement) {
    String text = AgreementText.retired(agreement.text(), agreement.value());
    String hash = writing.registry().blobs().put(text.getBytes(StandardCharsets.UTF_8));
    writing
        .registry()
        .putDocument(
            new DocumentDraft(
                stored.key(),
                stored.file(),
                hash,
                true,
                Optional.of(agreement.value().consumer().text())),
            stored.version());
  }
}
