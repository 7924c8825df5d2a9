package dev.weft.usecases.product;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.journal.Cause;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.folder.DomainRules;
import dev.weft.formats.folder.GlossaryRules;
import dev.weft.formats.folder.Understood;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Caller;
import dev.weft.model.document.Glossary;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.mesh.Domain;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.PolicyChecks;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.ComingPolicies;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.RegisteredInputs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes plans: what applying a folder would do, judged against what is applied. Writes nothing.
/// Thread-safe.
final class Planner {

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final ProductCompiler compiler;

  Planner(Catalog catalog, AppliedMesh mesh, ProductCompiler compiler) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.compiler = compiler;
  }

  /// The plan of a folder.
  ///
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED with all findings
  Plan plan(Caller caller, Understood understood) {
    return plan(caller, understood, Backing.of(caller.principal()), Map.of());
  }

  /// The plan of a folder to which a plan was made before.
  ///
  /// @param seen what that plan had read
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED with all findings, PLAN_STALE when
  ///   what was let go is used by now
  Plan again(Caller caller, Understood understood, Map<String, String> seen) {
    return plan(caller, understood, Backing.of(caller.principal()), seen);
  }

  /// The plan of a folder that others stand behind. Where products come out of other domains it is
  /// made of the mesh in which they have moved, which is tried out and taken back: so everything
  /// about them is judged where they go.
  ///
  /// @param caller who looks at it, or applies it
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED with all findings
  Plan plan(Caller caller, Understood understood, Backing backing) {
    return plan(caller, understood, backing, Map.of());
  }

  private Plan plan(
      Caller caller, Understood understood, Backing backing, Map<String, String> seen) {
    Moving moving = catalog.read(reading -> Moving.of(reading, mesh, understood.folder(), backing));
    if (moving.carried().isEmpty() || !understood.isSound()) {
      return catalog.read(
          reading ->
              plan(reading, caller, understood, backing, seen, moving, mesh.documents(reading)));
    }
    return catalog.attempt(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          MeshDocuments before = mesh.documents(writing);
          moving.carried().forEach(due -> carry(writing, understood.folder(), due));
          return plan(writing, caller, understood, backing, seen, moving, before);
        });
  }

  private void carry(Writing writing, MeshFolder folder, Moving.Due due) {
    try {
      MovedProduct.carry(writing, mesh, due.from(), due.to());
    } catch (WeftException why) {
      throw PlanFailures.refused(
          folder.product(due.to()).map(one -> MoveFailures.cannot(one, why)).stream().toList());
    }
  }

  /// @param before documents as they were before anything moved
  private Plan plan(
      Reading reading,
      Caller caller,
      Understood given,
      Backing backing,
      Map<String, String> seen,
      Moving moving,
      MeshDocuments before) {
    if (!given.isSound()) {
      throw PlanFailures.refused(allFindings(reading, caller, given));
    }
    Understood understood = given.under(reading.addresses().moves());
    var work = new PlanWork(reading, mesh, caller, understood, backing, moving, seen);
    checkMesh(work);
    work.documents.add(understood.folder());
    domains(work);
    work.findings.addAll(NoticeRecipients.missing(work));
    var candidates = new Candidates(work, understood.folder().products());
    understood.folder().products().forEach(candidates::consider);
    new Compilation(work, compiler).untilStable();
    work.compiled.values().forEach(result -> work.findings.addAll(result.findings()));
    var ending = new EndingInputs(work);
    work.coming.forEach(
        (id, folder) ->
            Optional.ofNullable(work.compiled.get(id))
                .ifPresent(result -> work.findings.addAll(ending.of(folder, result))));
    var agreements = new AgreementPlans(work, compiler);
    agreements.decide();
    var retirements = new Retirements(work, agreements.inForce());
    work.coming.values().forEach(folder -> retirements.of(folder).ifPresent(work.findings::add));
    var then = new EffectiveLabels.Then(agreements.inForce(), work.declassifiers());
    var effective = new EffectiveLabels(reading, work.applied, then, compiler, work.compiled());
    labels(work, agreements, effective);
    PolicySet policies = ComingPolicies.of(work.applied, understood.folder());
    Vocabulary vocabulary = ComingPolicies.vocabulary(work.applied, understood.folder());
    var restrictions = new RestrictionFindings(work, policies);
    restrictions(work, restrictions);
    terms(work);
    groups(work, new GroupFindings(work, effective, policies, agreements.inForce()));
    var rules = new RulePlans(work, vocabulary, restrictions, effective);
    rules.judge(agreements.decided());
    new LetGo(work, rules, effective).decide();
    var gate = new VersionGate(work);
    work.coming.values().forEach(folder -> work.findings.addAll(gate.of(folder)));
    work.findings.addAll(PolicyChecks.of(understood.folder(), vocabulary, agreements::registered));
    var moves = new MovePlans(work, before, agreements.inForce());
    moves.check();
    work.refuseIfStopped();
    return new PlanResult(work, agreements.decided(), effective, rules, moves).plan();
  }

  /// Documents have errors, and statements may have some too: nobody should mend them one by one.
  private List<Finding> allFindings(Reading reading, Caller caller, Understood understood) {
    var findings = new ArrayList<>(understood.findings());
    List<ProductFolder> products = understood.folder().products();
    var inputs = new RegisteredInputs(reading, mesh, products);
    var discovery = new Discovery(reading, mesh, caller.principal());
    for (ProductFolder folder : products) {
      compiler
          .compile(folder, inputs.of(folder.id(), discovery))
          .beside(folder, understood.findings())
          .stream()
          .filter(Finding::stops)
          .forEach(findings::add);
    }
    return findings;
  }

  /// A mesh's name is its identity: a folder of another mesh would mix two of them.
  private static void checkMesh(PlanWork work) {
    var given = work.understood.folder().mesh();
    var applied = work.applied.mesh();
    if (given.isEmpty() && applied.isEmpty()) {
      work.findings.add(PlanFailures.noMesh());
      throw PlanFailures.refused(work.findings);
    }
    if (given.isPresent()
        && applied.isPresent()
        && !given.get().value().name().equals(applied.get().name())) {
      work.findings.add(PlanFailures.otherMesh(given.get(), applied.get().name()));
      throw PlanFailures.refused(work.findings);
    }
  }

  /// Whether domains stay a tree; the folder of a mesh was asked about its own already.
  private static void domains(PlanWork work) {
    Map<String, Domain> all = work.domains();
    work.broughtDomains()
        .forEach(
            domain ->
                DomainRules.of(domain, all.values()).stream()
                    .filter(finding -> !work.findings.contains(finding))
                    .forEach(work.findings::add));
  }

  private static void labels(PlanWork work, AgreementPlans agreements, EffectiveLabels effective) {
    var labels =
        new LabelFindings(
            work.applied.ranks(), effective, agreements.inForce(), work.applied.moves());
    for (ProductFolder folder : work.coming.values()) {
      Compiled result = work.compiled.get(folder.id());
      if (result != null) {
        work.findings.addAll(labels.of(folder, result));
      }
    }
  }

  private static void groups(PlanWork work, GroupFindings groups) {
    for (ProductFolder folder : work.coming.values()) {
      Compiled result = work.compiled.get(folder.id());
      if (result != null) {
        work.findings.addAll(groups.of(folder, result));
      }
    }
  }

  private static void restrictions(PlanWork work, RestrictionFindings restrictions) {
    for (ProductFolder folder : work.coming.values()) {
      Compiled result = work.compiled.get(folder.id());
      if (result != null) {
        work.findings.addAll(restrictions.of(folder, result));
      }
    }
  }

  /// References to terms, which the folder of a mesh has answered already.
  private static void terms(PlanWork work) {
    var folder = work.understood.folder();
    if (folder.mesh().isPresent()) {
      return;
    }
    var terms = new ArrayList<>(work.applied.folder().terms());
    terms.addAll(folder.terms());
    var findings = new Findings();
    var rules = new GlossaryRules(Glossary.of(terms), findings);
    rules.conflicts(folder);
    work.coming.values().forEach(product -> rules.check(product, _ -> true));
    work.findings.addAll(findings.list());
  }
}
