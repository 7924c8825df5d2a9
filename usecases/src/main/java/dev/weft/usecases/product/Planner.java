package dev.weft.usecases.product;

import dev.weft.catalog.Reading;
import dev.weft.catalog.registry.BlobWriter;
import dev.weft.catalog.registry.RegisteredPort;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.formats.folder.Understood;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Caller;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.product.Build;
import dev.weft.model.product.Product;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.compile.Compiled;
import dev.weft.usecases.compile.InputTables;
import dev.weft.usecases.compile.PolicyChecks;
import dev.weft.usecases.compile.ProductCompiler;
import dev.weft.usecases.product.Plan.PlannedRevision;
import dev.weft.usecases.product.PlanView.NotYours;
import dev.weft.usecases.product.PlanView.ProductChange;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.Discovery;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.RegisteredInputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Makes plans: what applying a folder would do, judged against what is applied. Writes nothing.
/// Thread-safe.
final class Planner {

  private final AppliedMesh mesh;
  private final ProductCompiler compiler;

  Planner(AppliedMesh mesh, ProductCompiler compiler) {
    this.mesh = mesh;
    this.compiler = compiler;
  }

  /// The plan of a folder.
  ///
  /// @throws dev.weft.model.error.WeftException PLAN_REFUSED with all findings
  Plan plan(Reading reading, Caller caller, Understood understood) {
    if (!understood.isSound()) {
      throw PlanFailures.refused(allFindings(reading, caller, understood));
    }
    return new Work(reading, caller, understood).run();
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

  /// One plan under way.
  private final class Work {
    private final Reading reading;
    private final Understood understood;
    private final MeshDocuments applied;
    private final DocumentRights rights;
    private final Discovery discovery;
    private final DocumentPlans documents;
    private final TreeMap<ProductId, ProductFolder> coming = new TreeMap<>();
    private final Map<ProductId, Compiled> compiled = new LinkedHashMap<>();
    private final List<NotYours> waiting = new ArrayList<>();
    private final List<Finding> findings;

    private Work(Reading reading, Caller caller, Understood understood) {
      this.reading = reading;
      this.understood = understood;
      this.findings = new ArrayList<>(understood.findings());
      this.applied = mesh.documents(reading);
      this.rights =
          new DocumentRights(
              applied.kernel(reading.now()), applied.facts(reading.now()), caller.principal());
      this.documents = new DocumentPlans(applied, rights);
      this.discovery = new Discovery(reading, mesh, caller.principal());
    }

    private Plan run() {
      if (applied.mesh().isEmpty() && understood.folder().mesh().isEmpty()) {
        findings.add(PlanFailures.noMesh());
        throw PlanFailures.refused(findings);
      }
      sameMesh();
      documents.add(understood.folder());
      understood.folder().products().forEach(this::consider);
      compileUntilStable();
      compiled.values().forEach(result -> findings.addAll(result.findings()));
      agreements();
      findings.addAll(PolicyChecks.of(understood.folder(), vocabulary()));
      if (findings.stream().anyMatch(Finding::stops)) {
        throw PlanFailures.refused(findings);
      }
      return result();
    }

    /// The words that will hold: the folder's, when it brings a mesh.
    private Vocabulary vocabulary() {
      return understood
          .folder()
          .mesh()
          .map(coming -> coming.value())
          .or(applied::mesh)
          .map(Vocabulary::of)
          .orElseGet(Vocabulary::none);
    }

    /// A mesh's name is its identity: a folder of another mesh would mix two of them.
    private void sameMesh() {
      understood
          .folder()
          .mesh()
          .filter(_ -> applied.mesh().isPresent())
          .filter(given -> !given.value().name().equals(applied.mesh().get().name()))
          .ifPresent(
              given -> {
                findings.add(PlanFailures.otherMesh(given, applied.mesh().get().name()));
                throw PlanFailures.refused(findings);
              });
    }

    private void consider(ProductFolder folder) {
      Optional<RegisteredProduct> known = reading.registry().findProduct(folder.id());
      documents.reads.put(
          "product " + folder.id(),
          known.map(product -> "revision " + product.revision()).orElse("none"));
      if (stands(folder)) {
        return;
      }
      Optional<Revision> active =
          reading.registry().activeRevision(folder.id(), folder.product().value().major());
      if (!hasDomain(folder)) {
        findings.add(PlanFailures.noDomain(folder));
        return;
      }
      List<String> who = who(folder);
      if (!who.isEmpty()) {
        leaveOut(folder, who);
      } else if (ready(folder, active)) {
        coming.put(folder.id(), folder);
      }
    }

    /// Whether the folder is the last revision of its major, retired or active as it says.
    private boolean stands(ProductFolder folder) {
      Product product = folder.product().value();
      return reading.registry().majors(folder.id()).stream()
          .filter(major -> major.major() == product.major())
          .filter(major -> major.active() != isRetired(folder))
          .flatMap(m -> reading.registry().findRevision(folder.id(), m.revision()).stream())
          .anyMatch(revision -> sameFiles(revision, folder));
    }

    private boolean hasDomain(ProductFolder folder) {
      String domain = folder.id().domain();
      return applied.domains().containsKey(domain)
          || documents.brings("Domain", domain)
          || documents.leavesOut("Domain", domain);
    }

    private List<String> who(ProductFolder folder) {
      String domain = folder.id().domain();
      return isRetired(folder) ? rights.retiring(domain) : rights.product(domain);
    }

    private boolean ready(ProductFolder folder, Optional<Revision> active) {
      active
          .filter(a -> folder.product().value().version().compareTo(a.version()) < 0)
          .ifPresent(a -> findings.add(PlanFailures.lowerVersion(folder, a.version())));
      boolean connected = connectionsThere(folder);
      return contractsFree(folder) && connected;
    }

    private boolean connectionsThere(ProductFolder folder) {
      boolean there = true;
      var captures = folder.build().map(b -> b.value().captures()).orElse(Map.of());
      for (var capture : captures.entrySet()) {
        if (!(capture.getValue().origin() instanceof Build.Origin.Files files)) {
          continue;
        }
        var connection = applied.connection(files.connection());
        if (documents.brings("Connection", files.connection())) {
          continue;
        }
        if (connection.isEmpty() && documents.leavesOut("Connection", files.connection())) {
          leaveOut(folder, List.of("waits for connection " + files.connection()));
          return false;
        }
        if (connection.isEmpty()) {
          findings.add(PlanFailures.noConnection(folder, capture.getKey(), files.connection()));
          there = false;
        } else if (!connection.get().domains().contains(folder.id().domain())) {
          findings.add(PlanFailures.notForDomain(folder, capture.getKey(), files.connection()));
          there = false;
        }
      }
      return there;
    }

    private boolean contractsFree(ProductFolder folder) {
      boolean free = true;
      for (Product.OutputPort port : folder.product().value().outputPorts()) {
        for (RegisteredPort other : reading.registry().portsOf(port.contractId())) {
          if (!other.product().equals(folder.id())) {
            String owner =
                discovery.discovers(other.product())
                    ? other.product().toString()
                    : "another product";
            findings.add(PlanFailures.takenContract(folder, port.contractId(), owner));
            free = false;
          }
        }
      }
      return free;
    }

    /// Leaving out one product can leave another without its input, so this goes round until
    /// nothing more falls out. Each round compiles only what a fallen product had fed.
    private void compileUntilStable() {
      boolean moved = true;
      while (moved) {
        moved = false;
        var registered = new RegisteredInputs(reading, mesh, List.copyOf(coming.values()));
        for (ProductFolder folder : List.copyOf(coming.values())) {
          InputTables inputs = registered.of(folder.id(), discovery);
          Compiled before = compiled.get(folder.id());
          if (before != null && stillThere(before, folder, inputs)) {
            continue;
          }
          Compiled result = compiler.compile(folder, inputs);
          compiled.put(folder.id(), result);
          moved |= waitsForAnother(folder, result);
        }
      }
    }

    private boolean stillThere(Compiled result, ProductFolder folder, InputTables inputs) {
      return folder.product().value().inputPorts().stream()
          .allMatch(
              input ->
                  inputs
                      .find(input)
                      .equals(Optional.ofNullable(result.inputs().get(input.meaning()))));
    }

    private boolean waitsForAnother(ProductFolder folder, Compiled result) {
      for (Product.InputPort input : folder.product().value().inputPorts()) {
        if (result.inputs().containsKey(input.meaning())) {
          continue;
        }
        Optional<ProductFolder> other = promising(input.contractId());
        if (other.isPresent() && waits(other.get().id())) {
          coming.remove(folder.id());
          compiled.remove(folder.id());
          leaveOut(folder, List.of("waits for " + other.get().id()));
          return true;
        }
      }
      return false;
    }

    private boolean waits(ProductId product) {
      return waiting.stream().anyMatch(left -> left.name().equals(product.toString()));
    }

    private Optional<ProductFolder> promising(String contractId) {
      return understood.folder().products().stream()
          .filter(
              other ->
                  other.product().value().outputPorts().stream()
                      .anyMatch(port -> port.contractId().equals(contractId)))
          .findFirst();
    }

    private void agreements() {
      for (DocumentPlans.Scoped agreement : documents.agreements) {
        ProductId product = agreement.document().value().product();
        boolean there =
            coming.containsKey(product) || reading.registry().findProduct(product).isPresent();
        if (there) {
          documents.take(
              agreement.scope(), agreement.document(), agreement.document().value().retired());
        } else if (understood.folder().product(product).isPresent()) {
          documents.leaveOut(
              agreement.scope(), agreement.document(), List.of("waits for " + product));
        } else {
          findings.add(PlanFailures.noProduct(agreement.document(), product.toString()));
        }
      }
    }

    private Plan result() {
      var changes = new ArrayList<ProductChange>();
      var revisions = new ArrayList<PlannedRevision>();
      var differences = new ProductDifferences(reading, mesh, discovery);
      coming.forEach(
          (id, folder) -> {
            Compiled result = compiled.get(id);
            if (result != null) {
              unresolvedAreErrors(folder, result);
              noteInputs(result);
              changes.add(differences.of(folder, result));
              long newest =
                  reading.registry().findProduct(id).map(RegisteredProduct::revision).orElse(0L);
              revisions.add(new PlannedRevision(folder, result, newest));
            }
          });
      if (findings.stream().anyMatch(Finding::stops)) {
        throw PlanFailures.refused(findings);
      }
      var notYours = new ArrayList<>(documents.notYours);
      notYours.addAll(waiting);
      noteRights(notYours);
      boolean empty = documents.planned.isEmpty() && revisions.isEmpty();
      var view =
          new PlanView(
              Fingerprint.of(understood, documents.reads),
              empty,
              understood.kind().name().toLowerCase(Locale.ROOT),
              documents.changes,
              changes,
              notYours,
              findings);
      return new Plan(view, documents.planned, revisions, documents.reads);
    }

    /// In the server every input must be there: what cannot be bound cannot be promised.
    private void unresolvedAreErrors(ProductFolder folder, Compiled result) {
      boolean unresolved =
          folder.product().value().inputPorts().stream()
              .anyMatch(input -> !result.inputs().containsKey(input.meaning()));
      if (unresolved) {
        findings.replaceAll(
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
        documents.reads.put(thing, String.join(", ", left.who()));
      }
    }

    private void noteInputs(Compiled result) {
      result
          .inputs()
          .forEach(
              (contract, input) -> {
                if (!coming.containsKey(input.product())) {
                  String revision =
                      reading
                          .registry()
                          .activeRevision(input.product(), input.major())
                          .map(active -> "revision " + active.number())
                          .orElse("none");
                  documents.reads.put("input " + input.product() + "@" + input.major(), revision);
                }
              });
    }

    private void leaveOut(ProductFolder folder, List<String> who) {
      waiting.add(
          new NotYours(
              "DataProduct",
              folder.id().toString(),
              folder.id().domain(),
              folder.product().file(),
              who));
    }
  }

  private static boolean isRetired(ProductFolder folder) {
    return folder.product().value().status().equals("retired");
  }

  private static boolean sameFiles(Revision active, ProductFolder folder) {
    if (active.manifest().size() != folder.files().size()) {
      return false;
    }
    for (SourceFile file : folder.files().values()) {
      if (!BlobWriter.hash(file.bytes()).equals(active.manifest().get(file.path()))) {
        return false;
      }
    }
    return true;
  }
}
