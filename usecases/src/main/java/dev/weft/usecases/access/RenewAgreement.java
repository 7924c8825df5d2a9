package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Declared;
import dev.weft.catalog.access.AccessRequest.Terms;
import dev.weft.catalog.access.AccessRequestDraft;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.formats.own.AgreementText;
import dev.weft.governance.access.Action;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.AppliedMesh;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;

/// Asks for an agreement to go on until a later day, on the same terms. It is decided as any
/// request is; then the agreement's document has another last day and keeps its id.
public final class RenewAgreement {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final RequestRules rules;

  public RenewAgreement(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.rules = new RequestRules(mesh);
  }

  /// What is asked for.
  ///
  /// @param domain the providing one
  /// @param until ISO date, inclusive
  public record Renewal(String domain, String id, String until, String reason) {}

  /// Stores the request; those who decide find it in their list, unless a rule answers it at once.
  /// One that has expired can be renewed as well.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_AGREEMENT_NOT_FOUND; ACCESS_TERMS when it is
  ///   not the caller's, was revoked, has no last day or holds until that day already, or when
  ///   other terms of it wait for an answer
  public AccessRequestView renew(Caller caller, Renewal renewal) {
    rules.load(catalog);
    AccessRequest request =
        catalog.write(
            new Cause(caller.text(), caller.via(), caller.trace()),
            writing ->
                rules.answer(writing, writing.requests().add(draft(writing, caller, renewal))));
    return catalog.read(reading -> new AccessRequestViews(reading, mesh, caller).of(request));
  }

  private AccessRequestDraft draft(Writing writing, Caller caller, Renewal renewal) {
    String name = renewal.domain() + "/" + renewal.id();
    var views = new AgreementViews(writing, mesh, caller);
    Scoped<Agreement> scoped =
        views
            .find(renewal.domain(), renewal.id())
            .orElseThrow(() -> AccessFailures.noAgreement(renewal.domain(), renewal.id()));
    Agreement agreement = scoped.document().value();
    check(writing, caller, name, agreement);
    checkDay(writing, name, agreement, renewal.until());
    if (renewal.reason().isBlank()) {
      throw AccessFailures.noReason();
    }
    Declared document = renewed(writing, name, views.stored(scoped), scoped, renewal.until());
    Agreement then = agreement.until(renewal.until());
    return new AccessRequestDraft(
        then.product(),
        then.major(),
        caller.principal().text(),
        then.consumer().text(),
        new Terms(
            then.port(),
            then.purposes(),
            then.columns(),
            then.rows(),
            then.from(),
            then.until(),
            AgreementViews.onward(then.onward()),
            Optional.of(document)),
        renewal.reason().strip(),
        AskedColumns.findPersonal(writing, mesh, then)
            .orElseThrow(() -> AccessFailures.noProduct(then.product() + "@" + then.major())));
  }

  private void check(Reading reading, Caller caller, String name, Agreement agreement) {
    if (!isHeld(reading, caller, agreement.consumer())) {
      throw AccessFailures.notHeld(name, agreement.consumer().text());
    }
    if (agreement.retired()) {
      throw AccessFailures.ended(name);
    }
    Optional<AccessRequest> open =
        reading.requests().findDeclared(agreement.product(), agreement.id());
    if (open.isPresent()) {
      throw AccessFailures.asked(name, open.get().number());
    }
  }

  private boolean isHeld(Reading reading, Caller caller, Consumer consumer) {
    return switch (consumer) {
      case Consumer.OfPerson(String name) ->
          caller.principal().equals(new Principal.OfPerson(name));
      case Consumer.OfService(String name) ->
          caller.principal().equals(new Principal.OfService(name))
              || new ServiceOwners(mesh.documents(reading)).isOwner(caller.principal(), name);
      case Consumer.OfProduct(ProductId product) ->
          mesh.documents(reading)
              .kernel(reading.now())
              .inDomain(caller.principal(), Action.BUILD, product.domain())
              .allowed();
      case Consumer.OfTeam _ -> false;
    };
  }

  private static void checkDay(Reading reading, String name, Agreement agreement, String wanted) {
    LocalDate day = AskedDay.of(wanted, reading.now());
    String until = agreement.until().orElseThrow(() -> AccessFailures.endless(name));
    if (!day.isAfter(LocalDate.parse(until))) {
      throw AccessFailures.notLater(name, wanted, until);
    }
  }

  /// The document as it will be, kept until somebody decides.
  private static Declared renewed(
      Writing writing, String name, StoredDocument stored, Scoped<Agreement> scoped, String until) {
    String text =
        AgreementText.until(scoped.document().text(), until)
            .orElseThrow(() -> AccessFailures.notEditable(name));
    String hash = writing.registry().blobs().put(text.getBytes(StandardCharsets.UTF_8));
    return new Declared(
        scoped.document().value().id(), scoped.scope(), stored.file(), hash, stored.version());
  }
}
