package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Writing;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.ResolvedInput;
import dev.weft.catalog.registry.Revision;
import dev.weft.catalog.registry.RevisionDraft;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Caller;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.product.Product;
import dev.weft.usecases.access.EndedAgreement;
import dev.weft.usecases.product.AppliedView.AppliedRevision;
import dev.weft.usecases.product.AppliedView.AskedAgreement;
import dev.weft.usecases.product.Plan.PlannedAgreement;
import dev.weft.usecases.product.Plan.PlannedDocument;
import dev.weft.usecases.product.Plan.PlannedRevision;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.LabelsNow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Carries plans out: one transaction, or nothing.
final class PlanStore {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  PlanStore(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Stores what a plan brings.
  ///
  /// @param before is done first in the same transaction
  /// @throws dev.weft.model.error.WeftException PLAN_STALE when something has moved since the plan
  AppliedView carryOut(Caller caller, Plan plan, Consumer<Writing> before) {
    var cause = new Cause(caller.text(), caller.via(), caller.trace());
    Stored stored;
    try {
      stored =
          catalog.write(
              cause,
              writing -> {
                before.accept(writing);
                return store(writing, mesh, plan);
              });
    } catch (WeftException e) {
      if (e.code() == ErrorCode.REGISTRY_CHANGED) {
        throw PlanFailures.stale(List.of(e.sentence())).causedBy(e);
      }
      throw e;
    }
    long head = catalog.read(reading -> reading.journal().head());
    return new AppliedView(
        true,
        head,
        plan.documents().size(),
        stored.revisions(),
        stored.asked(),
        plan.view().notYours());
  }

  private record Stored(List<AppliedRevision> revisions, List<AskedAgreement> asked) {}

  private static Stored store(Writing writing, AppliedMesh mesh, Plan plan) {
    for (Moving.Due move : plan.moves()) {
      MovedProduct.carry(writing, mesh, move.from(), move.to());
    }
    inputsStand(writing, plan);
    List<AskedAgreement> asked = decide(writing, plan);
    List<Declassifier> declassifiers = mesh.documents(writing).declassifiers();
    for (PlannedDocument document : plan.documents()) {
      String hash =
          writing.registry().blobs().put(document.text().getBytes(StandardCharsets.UTF_8));
      var draft =
          new DocumentDraft(
              document.key(), document.file(), hash, document.retired(), document.consumer());
      writing.registry().putDocument(draft, document.expectedVersion());
      if (document.endsAgreement()) {
        EndedAgreement.closeRequests(writing, document.key().scope(), document.key().name());
      }
    }
    new LabelsNow(writing, mesh).declassified(declassifiers);
    var stored = new ArrayList<AppliedRevision>();
    for (PlannedRevision planned : plan.revisions()) {
      Revision revision =
          writing.registry().addRevision(draft(writing, planned), planned.expectedRevision());
      if (planned.folder().product().value().status().equals("retired")) {
        writing.registry().retireMajor(revision.product(), revision.major());
      }
      writing.registry().resume(revision.product());
      new LabelsNow(writing, mesh).applied(planned.folder());
      stored.add(
          new AppliedRevision(
              revision.product().toString(),
              revision.major(),
              revision.number(),
              revision.version().toString()));
    }
    return new Stored(stored, asked);
  }

  /// Agreements are decided as the plan saw them: no other text of theirs, nobody else's yes since.
  private static List<AskedAgreement> decide(Writing writing, Plan plan) {
    var asked = new ArrayList<AskedAgreement>();
    for (PlannedAgreement planned : plan.agreements()) {
      Agreement agreement = planned.agreement().agreement();
      var open = writing.requests().findDeclared(agreement.product(), agreement.id());
      if (!open.equals(planned.agreement().open())) {
        throw PlanFailures.stale(List.of("access request of agreement " + agreement.id()));
      }
      writing.registry().blobs().put(planned.text().getBytes(StandardCharsets.UTF_8));
      long number = planned.agreement().store(writing, planned.complete()).number();
      if (!planned.complete()) {
        asked.add(
            new AskedAgreement(agreement.id(), planned.agreement().document().scope(), number));
      }
    }
    return asked;
  }

  /// Documents and products carry the version they replace; inputs only read must be held too.
  private static void inputsStand(Writing writing, Plan plan) {
    for (PlannedRevision planned : plan.revisions()) {
      planned
          .compiled()
          .inputs()
          .values()
          .forEach(
              input -> {
                String thing = "input " + input.product() + "@" + input.major();
                String then = plan.reads().get(thing);
                String now =
                    writing
                        .registry()
                        .activeRevision(input.product(), input.major())
                        .map(active -> "revision " + active.number())
                        .orElse("none");
                if (then != null && !then.equals(now)) {
                  throw PlanFailures.stale(List.of(thing));
                }
              });
    }
  }

  private static RevisionDraft draft(Writing writing, PlannedRevision planned) {
    Product product = planned.folder().product().value();
    var manifest = new TreeMap<String, String>();
    planned
        .folder()
        .files()
        .values()
        .forEach(file -> manifest.put(file.path(), writing.registry().blobs().put(file.bytes())));
    var ports = new ArrayList<RevisionDraft.Port>();
    for (Product.OutputPort port : product.outputPorts()) {
      planned
          .folder()
          .contract(port.contractId())
          .ifPresent(
              contract ->
                  ports.add(
                      new RevisionDraft.Port(
                          port.name(), port.contractId(), contract.value().version())));
    }
    var inputs = new TreeMap<String, ResolvedInput>();
    planned
        .compiled()
        .inputs()
        .forEach(
            (meaning, input) ->
                inputs.put(
                    meaning, new ResolvedInput(input.product(), input.major(), input.port())));
    return new RevisionDraft(
        product.id(),
        product.version(),
        product.kind(),
        product.status(),
        product.hidden(),
        manifest,
        ports,
        inputs);
  }
}
