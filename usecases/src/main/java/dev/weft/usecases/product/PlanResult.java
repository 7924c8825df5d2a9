package dev.weft.usecases.product;

import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.product.Plan.PlannedAgreement;
import dev.weft.usecases.product.Plan.PlannedRevision;
import dev.weft.usecases.product.PlanView.NotYours;
import dev.weft.usecases.product.PlanView.ProductChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Puts a plan together from what was found, with everything that it read.
final class PlanResult {

  private final PlanWork work;
  private final List<PlannedAgreement> agreements;
  private final EffectiveLabels effective;
  private final RulePlans rules;
  private final MovePlans moves;

  PlanResult(
      PlanWork work,
      List<PlannedAgreement> agreements,
      EffectiveLabels effective,
      RulePlans rules,
      MovePlans moves) {
    this.moves = moves;
    this.work = work;
    this.rules = rules;
    this.agreements = List.copyOf(agreements);
    this.effective = effective;
  }

  /// The plan.
  ///
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED when an input is not there
  Plan plan() {
    var changes = new ArrayList<ProductChange>();
    var revisions = new ArrayList<PlannedRevision>();
    var agreed = new Agreed(work);
    var breaking = new ArrayList<BreakingProduct>();
    var differences = new ProductDifferences(work, effective);
    Map<ProductId, Long> newest =
        work.reading.registry().products(work.coming.keySet()).stream()
            .collect(Collectors.toMap(RegisteredProduct::id, RegisteredProduct::revision));
    work.coming.forEach(
        (id, folder) -> {
          Compiled result = work.compiled.get(id);
          if (result != null) {
            unresolvedAreErrors(folder, result);
            noteInputs(result);
            ProductChange change = differences.of(folder, result);
            noteReached(change);
            rules.judge(folder, result, change);
            agreed.breaking(folder, change).ifPresent(breaking::add);
            changes.add(change);
            revisions.add(new PlannedRevision(folder, result, newest.getOrDefault(id, 0L)));
          }
        });
    work.refuseIfStopped();
    var notYours = new ArrayList<>(work.documents.notYours);
    notYours.addAll(work.waiting);
    noteRights(notYours);
    boolean empty = work.documents.planned.isEmpty() && revisions.isEmpty() && agreements.isEmpty();
    var view =
        new PlanView(
            Fingerprint.of(work.understood, work.documents.reads),
            empty,
            work.understood.kind().name().toLowerCase(Locale.ROOT),
            work.documents.changes,
            changes,
            moves.views(),
            notYours,
            work.findings,
            null);
    return new Plan(
        view,
        work.documents.planned,
        agreements,
        revisions,
        work.documents.waiting,
        breaking,
        moves.carried(),
        work.documents.reads);
  }

  /// In the server every input must be there: what cannot be bound cannot be promised.
  private void unresolvedAreErrors(ProductFolder folder, Compiled result) {
    boolean unresolved =
        folder.product().value().inputPorts().stream()
            .anyMatch(input -> !result.inputs().containsKey(input.meaning()));
    if (unresolved) {
      work.findings.replaceAll(
          finding ->
              finding.code() == ErrorCode.DOC_REFERENCE
                      && !finding.stops()
                      && finding.place().file().equals(folder.product().file())
                  ? PlanFailures.noInput(finding)
                  : finding);
    }
  }

  /// What a plan leaves out depends on who asks and on their roles, which may change as well.
  private void noteRights(List<NotYours> notYours) {
    for (NotYours left : notYours) {
      String thing = "right to apply " + left.kind() + " " + left.name() + " of " + left.scope();
      work.documents.reads.put(thing, String.join(", ", left.who()));
    }
  }

  /// Whom a breaking change reaches is what people decide by.
  private void noteReached(ProductChange change) {
    for (PlanView.ContractChange contract : change.contracts()) {
      var reached = new TreeSet<String>();
      contract
          .changes()
          .forEach(
              one -> {
                reached.addAll(one.reaches());
                reached.add(one.hiddenReaches() + " hidden");
              });
      if (!reached.isEmpty()) {
        work.documents.reads.put("consumers of " + contract.id(), String.join(", ", reached));
      }
    }
  }

  private void noteInputs(Compiled result) {
    result
        .inputs()
        .forEach(
            (contract, input) -> {
              if (!work.coming.containsKey(input.product())) {
                var major = new MajorId(input.product(), input.major());
                String revision =
                    work.inForce
                        .find(major)
                        .map(active -> "revision " + active.number())
                        .orElse("none");
                work.documents.reads.put("input " + major, revision);
              }
            });
  }
}
