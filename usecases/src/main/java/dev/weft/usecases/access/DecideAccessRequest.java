package dev.weft.usecases.access;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Declared;
import dev.weft.catalog.access.AccessRequest.Terms;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.formats.own.AgreementText;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.RuleSubject;
import dev.weft.usecases.access.AskedColumns.ColumnLabels;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.rules.RulesInForce;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Decides requests for access. The last yes that is needed makes the agreement in the same
/// transaction; the kernel reads it from the next decision on.
public final class DecideAccessRequest {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public DecideAccessRequest(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Says yes in the role of the caller that is still missing. A steward's yes is missing as well
  /// where labels were raised since.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED,
  ///   ACCESS_OWN_DECISION, or the kernel's refusal
  public AccessRequestView approve(Caller caller, long number) {
    loadRules();
    return decide(
        caller,
        number,
        (writing, asked) -> {
          AccessRequest request = asStands(writing, asked);
          Role role = views(writing, caller).deciders.role(caller, request);
          AccessRequest approved =
              writing.requests().approve(number, role.word(), caller.principal().text());
          if (views(writing, caller).deciders.complete(approved)) {
            checkRules(writing, approved);
            writing.requests().grant(number, store(writing, approved));
          }
        });
  }

  /// Says no, which ends the request.
  ///
  /// @param answer why
  /// @throws dev.weft.model.error.WeftException as for `approve`
  public AccessRequestView reject(Caller caller, long number, String answer) {
    return decide(
        caller,
        number,
        (writing, request) -> {
          views(writing, caller).deciders.checkRejects(caller, request);
          writing.requests().reject(number, answer.strip());
        });
  }

  /// Takes one's own request back.
  ///
  /// @throws dev.weft.model.error.WeftException ACCESS_REQUEST_NOT_FOUND, ACCESS_REQUEST_DECIDED,
  ///   ACCESS_OWN_DECISION for somebody else's
  public AccessRequestView withdraw(Caller caller, long number) {
    return decide(
        caller,
        number,
        (writing, request) -> {
          if (!request.requester().equals(caller.principal().text())) {
            throw AccessFailures.notYours(number);
          }
          writing.requests().withdraw(number);
        });
  }

  private AccessRequestView decide(
      Caller caller, long number, BiConsumer<Writing, AccessRequest> decision) {
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          views(writing, caller).get(writing, number);
          decision.accept(writing, writing.requests().getOpen(number));
          return number;
        });
    return catalog.read(
        reading -> {
          var views = new AccessRequestViews(reading, mesh, caller);
          return views.of(reading.requests().find(number).orElseThrow());
        });
  }

  /// Labels may have been raised since somebody asked; then a steward agrees as well.
  private AccessRequest asStands(Writing writing, AccessRequest request) {
    return !request.personal() && isPersonal(writing, request)
        ? writing.requests().personal(request.number())
        : request;
  }

  private boolean isPersonal(Writing writing, AccessRequest request) {
    Terms terms = request.terms();
    return writing
        .registry()
        .activeRevision(request.product(), request.major())
        .map(revision -> mesh.folder(writing, revision))
        .map(
            folder ->
                AskedColumns.of(folder, terms.port())
                    .personal(
                        mesh.documents(writing).ranks(),
                        ColumnLabels.released(writing, folder),
                        terms.columns(),
                        terms.rows()))
        .orElse(false);
  }

  /// A declared agreement was judged when its document was applied, by the same rules or others.
  private void checkRules(Writing writing, AccessRequest request) {
    Optional<ProductFolder> product =
        writing
            .registry()
            .activeRevision(request.product(), request.major())
            .map(revision -> mesh.folder(writing, revision));
    var agreement = RequestedAgreement.of(request);
    rules(writing)
        .check(
            RuleSubject.AGREEMENT,
            facts ->
                facts.of(
                    request.product().domain(),
                    agreement,
                    product,
                    request.personal(),
                    Instants.day(writing.now())),
            "No such agreement on " + request.product(),
            "Ask for less.");
  }

  /// Rules take a while to be typed, which nobody who writes should wait for.
  private void loadRules() {
    catalog.read(
        reading -> {
          rules(reading).load(RuleSubject.AGREEMENT);
          return reading.now();
        });
  }

  private RulesInForce rules(Reading reading) {
    return new RulesInForce(mesh.documents(reading), reading.now());
  }

  private AccessRequestViews views(Writing writing, Caller caller) {
    return new AccessRequestViews(writing, mesh, caller);
  }

  /// The document that asked becomes the agreement as it is written; else one is written.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_CHANGED when the agreement has become
  ///   another one since the document asked
  private static String store(Writing writing, AccessRequest request) {
    Optional<Declared> declared = request.terms().declared();
    if (declared.isPresent()) {
      put(writing, declared.get(), request.consumer());
      return declared.get().agreement();
    }
    var agreement = RequestedAgreement.of(request);
    String domain = request.product().domain();
    byte[] text = AgreementText.of(agreement).getBytes(StandardCharsets.UTF_8);
    String file = domain + "/agreements/" + agreement.id() + ".yaml";
    String hash = writing.registry().blobs().put(text);
    put(writing, new Declared(agreement.id(), domain, file, hash, 0), request.consumer());
    return agreement.id();
  }

  private static void put(Writing writing, Declared document, String consumer) {
    var key = new StoredDocument.Key(document.scope(), "Agreement", document.agreement());
    var draft =
        new DocumentDraft(key, document.file(), document.hash(), false, Optional.of(consumer));
    writing.registry().putDocument(draft, document.replaces());
  }
}
