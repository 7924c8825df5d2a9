package dev.weft.usecases.product;

import dev.weft.catalog.access.AccessRequest;
import dev.weft.catalog.access.AccessRequest.Declared;
import dev.weft.governance.labels.LabelRanks;
import dev.weft.model.access.Agreement;
import dev.weft.model.contract.Property;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.RuleAnswer;
import dev.weft.model.product.Moves;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.access.AccessDeciders;
import dev.weft.usecases.access.AskedColumns;
import dev.weft.usecases.access.AskedColumns.ColumnLabels;
import dev.weft.usecases.access.DeclaredAgreement;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.paging.Instants;
import dev.weft.usecases.product.DocumentPlans.Scoped;
import dev.weft.usecases.product.Plan.PlannedAgreement;
import dev.weft.usecases.rules.RulesInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// What becomes of the agreements in a folder. Applying one is a decision on access: it is written
/// down as a request with who agreed to it, and where personal data is in its use a steward agrees
/// as well, until when the document waits.
final class AgreementPlans {

  private final PlanWork work;
  private final AccessDeciders deciders;
  private final LabelRanks ranks;
  private final EffectiveLabels effective;
  private final List<PlannedAgreement> decided = new ArrayList<>();
  private final List<Agreement> stored = new ArrayList<>();

  AgreementPlans(PlanWork work, ProductCompiler compiler) {
    this.work = work;
    this.deciders = new AccessDeciders(work.applied, work.reading.now());
    this.ranks = work.applied.ranks();
    // Labels do not depend on agreements, only what they let pass does.
    var then = new EffectiveLabels.Then(List.of(), work.declassifiers());
    this.effective =
        new EffectiveLabels(work.reading, work.applied, then, compiler, work.compiled());
  }

  /// Agreements to which the caller says yes.
  List<PlannedAgreement> decided() {
    return decided;
  }

  /// Agreements as they would be in force: a changed one in place of what was applied.
  List<Agreement> inForce() {
    var agreements = new ArrayList<>(stored);
    for (Agreement known : work.applied.facts(work.reading.now()).agreementsInForce()) {
      if (stored.stream().noneMatch(changed -> isSame(changed, known))) {
        agreements.add(known);
      }
    }
    agreements.removeIf(Agreement::retired);
    return agreements;
  }

  private static boolean isSame(Agreement one, Agreement other) {
    return one.id().equals(other.id()) && one.product().domain().equals(other.product().domain());
  }

  /// The product of an agreement that the caller decides about, as it was applied.
  Optional<ProductFolder> registered(Agreement agreement) {
    return work.documents.agreements.stream()
        .filter(scoped -> scoped.document().value().equals(agreement))
        .findFirst()
        .flatMap(_ -> work.product(agreement.product(), agreement.major()));
  }

  /// Decides about every agreement that changed.
  void decide() {
    for (Scoped scoped : work.documents.agreements) {
      Agreement agreement = scoped.document().value();
      ProductId product = agreement.product();
      Optional<ProductFolder> folder = work.product(product, agreement.major());
      Optional<ProductId> moved = left(scoped);
      if (moved.isPresent()) {
        work.findings.add(MoveFailures.agreementLeft(scoped.document(), moved.get()));
      } else if (agreement.retired() || reworded(scoped)) {
        owned(scoped);
      } else if (folder.isPresent()) {
        inside(scoped.document(), folder.get());
        decide(scoped, folder.get());
      } else if (work.waits(product)) {
        work.documents.leaveOut(scoped.scope(), scoped.document(), List.of("waits for " + product));
      } else {
        work.findings.add(
            PlanFailures.noProduct(scoped.document(), product + "@" + agreement.major()));
      }
    }
  }

  /// Where the product of an agreement is now that has left this domain with it, also one that was
  /// known here by this id: values that came under it go on naming it.
  private Optional<ProductId> left(Scoped scoped) {
    Moves moves = work.applied.moves();
    return work.applied
        .agreement(scoped.scope(), scoped.document().value().id())
        .map(known -> known.document().value().product())
        .flatMap(moves::find)
        .or(() -> moves.find(scoped.document().value().product()));
  }

  /// Whether only the words of the document are others: its rights are those that were agreed to.
  private boolean reworded(Scoped scoped) {
    return work.applied.folder().agreements().stream()
        .filter(known -> known.scope().equals(scoped.scope()))
        .anyMatch(known -> known.document().value().equals(scoped.document().value()));
  }

  /// Ending an agreement takes nobody's yes but the owner's.
  private void owned(Scoped scoped) {
    List<String> who = work.rights.agreement(scoped.scope());
    if (who.isEmpty()) {
      take(scoped);
    } else {
      work.documents.leaveOut(scoped.scope(), scoped.document(), who);
    }
  }

  private void take(Scoped scoped) {
    Agreement agreement = scoped.document().value();
    work.documents.take(scoped.scope(), scoped.document(), agreement.retired());
    stored.add(agreement);
  }

  /// What the documents alone cannot tell when the product is not among them.
  private void inside(Sourced<Agreement> document, ProductFolder folder) {
    Agreement agreement = document.value();
    boolean among =
        work.understood
            .folder()
            .product(agreement.product())
            .filter(product -> product.product().value().major() == agreement.major())
            .isPresent();
    if (among) {
      return;
    }
    try {
      AskedColumns.of(folder, agreement.port()).check(agreement.columns(), agreement.rows());
    } catch (WeftException e) {
      work.findings.add(PlanFailures.terms(document, e));
    }
  }

  private void decide(Scoped scoped, ProductFolder folder) {
    Agreement agreement = scoped.document().value();
    Declared document = work.documents.declared(scoped);
    Optional<AccessRequest> open =
        work.reading.requests().findDeclared(agreement.product(), agreement.id());
    work.documents.reads.put(
        "access request of agreement " + scoped.scope() + "/" + agreement.id(),
        open.map(AgreementPlans::version).orElse("none"));
    var wanted = DeclaredAgreement.of(agreement, document, personal(agreement, folder), open);
    Optional<Role> role = deciders.findRole(work.caller, wanted.question());
    if (role.isEmpty()) {
      leaveOut(scoped, wanted);
      return;
    }
    routed(scoped, folder, wanted.personal());
    DeclaredAgreement agreed = wanted.agreed(role.get(), work.caller);
    boolean complete = deciders.complete(agreed.question());
    decided.add(new PlannedAgreement(agreed, scoped.document().text(), complete));
    if (complete) {
      take(scoped);
    } else {
      work.documents.ask(scoped);
      leaveOut(scoped, agreed);
    }
  }

  /// Where further people agree, somebody asks and they answer; no document is their answer.
  private void routed(Scoped scoped, ProductFolder folder, boolean personal) {
    new RulesInForce(work.applied, work.reading.now())
            .answers(
                facts ->
                    facts.of(
                        scoped.scope(),
                        scoped.document().value(),
                        Optional.of(folder),
                        personal,
                        Instants.day(work.reading.now())))
            .stream()
            .filter(rule -> rule.then().orElseThrow() instanceof RuleAnswer.Route)
            .map(rule -> PlanFailures.routed(scoped.document(), rule.address()))
            .forEach(work.findings::add);
  }

  private void leaveOut(Scoped scoped, DeclaredAgreement waiting) {
    work.documents.leaveOut(
        scoped.scope(), scoped.document(), deciders.waitsFor(waiting.question()));
  }

  private static String version(AccessRequest request) {
    return request.number()
        + request.approvals().stream()
            .map(approval -> " " + approval.role())
            .reduce("", String::concat);
  }

  private boolean personal(Agreement agreement, ProductFolder folder) {
    try {
      return AskedColumns.of(folder, agreement.port())
          .personal(ranks, labels(folder), agreement.columns(), agreement.rows());
    } catch (WeftException _) {
      return true; // no such port, which is a finding already
    }
  }

  /// What columns carry in the current release, and would carry if the product were built now.
  private ColumnLabels labels(ProductFolder folder) {
    ColumnLabels released = ColumnLabels.released(work.reading, folder);
    return (table, property) -> {
      Optional<SortedMap<String, String>> now = released.find(table, property);
      Optional<SortedMap<String, String>> then = planned(folder, table, property);
      return now.isPresent() && then.isPresent()
          ? Optional.of(ranks.join(now.get(), then.get()))
          : now.or(() -> then);
    };
  }

  private Optional<SortedMap<String, String>> planned(
      ProductFolder folder, String table, Property property) {
    return Optional.ofNullable(work.compiled.get(folder.id()))
        .filter(_ -> folder.equals(work.coming.get(folder.id())))
        .flatMap(
            compiled ->
                compiled
                    .table(table)
                    .map(made -> effective.of(compiled, made, property.name()).labels()));
  }
}
