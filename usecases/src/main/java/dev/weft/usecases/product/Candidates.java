package dev.weft.usecases.product;

import dev.weft.catalog.registry.BlobWriter;
import dev.weft.catalog.registry.RegisteredPort;
import dev.weft.catalog.registry.RegisteredProduct;
import dev.weft.catalog.registry.Revision;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.Product;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.registry.DeclaredLabels;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Which products of a folder come into its plan: those that changed, that the caller may apply,
/// and that have what they need. Their statements are not looked at yet.
final class Candidates {

  private final PlanWork work;
  private final Map<ProductId, RegisteredProduct> known = new HashMap<>();
  private final Map<ProductId, TreeMap<Integer, Revision>> active = new HashMap<>();

  /// Looks up all that is known of the folders' products at once.
  Candidates(PlanWork work, Collection<ProductFolder> folders) {
    this.work = work;
    var products = folders.stream().map(ProductFolder::id).collect(Collectors.toSet());
    work.reading.registry().products(products).forEach(one -> known.put(one.id(), one));
    for (Revision revision : work.inForce.of(products)) {
      active
          .computeIfAbsent(revision.product(), _ -> new TreeMap<>())
          .put(revision.version().major(), revision);
    }
  }

  /// Takes a product of the folder into the plan, or says why not.
  void consider(ProductFolder folder) {
    work.documents.reads.put(
        "product " + folder.id(),
        Optional.ofNullable(known.get(folder.id()))
            .map(product -> "revision " + product.revision())
            .orElse("none"));
    Optional<Revision> active = active(folder);
    if (stands(folder, active)) {
      return;
    }
    Optional<ProductId> now = work.applied.moves().find(folder.id());
    if (now.isPresent() && work.rights.product(folder.id().domain()).isEmpty()) {
      work.findings.add(MoveFailures.left(folder, now.filter(work.discovery::discovers)));
      return;
    }
    if (!hasDomain(folder)) {
      work.findings.add(PlanFailures.noDomain(folder));
      return;
    }
    if (movesLater(folder)) {
      return;
    }
    List<String> who = who(folder, active);
    if (!who.isEmpty() && work.backing.asIfAgreed() && !work.waitsFor(folder, who)) {
      work.waitFor(folder, who);
    }
    if (!who.isEmpty() && !work.backing.asIfAgreed()) {
      work.leaveOut(folder, who);
    } else if (ready(folder, active)) {
      work.coming.put(folder.id(), folder);
    }
  }

  /// Whether a product stays where it is for now, and says for whom it waits in any case.
  private boolean movesLater(ProductFolder folder) {
    Optional<Moving.Due> due = work.moving.find(folder.id());
    due.ifPresent(
        move ->
            work.documents.reads.put(
                "move of " + move.from(), move.to() + " " + String.join(", ", move.who())));
    if (due.isEmpty() || due.get().who().isEmpty()) {
      return false;
    }
    if (due.get().carried()) {
      work.waitFor(folder, due.get().who());
      return false;
    }
    work.leaveOut(folder, due.get().who());
    return true;
  }

  private Optional<Revision> active(ProductFolder folder) {
    return Optional.ofNullable(active.get(folder.id()))
        .map(majors -> majors.get(folder.product().value().major()));
  }

  /// Whether the folder is the last revision of its major, retired or active as it says.
  private boolean stands(ProductFolder folder, Optional<Revision> active) {
    return (isRetired(folder) ? retired(folder) : active)
        .filter(revision -> sameFiles(revision, folder))
        .isPresent();
  }

  private Optional<Revision> retired(ProductFolder folder) {
    return work.reading.registry().majors(folder.id()).stream()
        .filter(major -> major.major() == folder.product().value().major() && !major.active())
        .findFirst()
        .flatMap(major -> work.reading.registry().findRevision(folder.id(), major.revision()));
  }

  private boolean hasDomain(ProductFolder folder) {
    String domain = folder.id().domain();
    return work.applied.domains().containsKey(domain)
        || work.documents.brings("Domain", domain)
        || work.documents.leavesOut("Domain", domain);
  }

  /// Who may apply the product, when the caller may not. Labels are the steward's.
  private List<String> who(ProductFolder folder, Optional<Revision> active) {
    String domain = folder.id().domain();
    if (isRetired(folder)) {
      return work.rights.retiring(domain);
    }
    Optional<ProductFolder> before =
        active
            .map(this::read)
            .or(() -> work.promised(folder).sameMajor())
            .or(() -> newest(folder).map(this::read));
    var change = new LabelChange(new DeclaredLabels(work.applied.ranks()), before, folder);
    if (change.moved().isEmpty()) {
      return work.rights.product(domain);
    }
    List<String> stewards = work.rights.labels(domain);
    if (!stewards.isEmpty()) {
      change.moved().forEach(moved -> work.findings.add(PlanFailures.labels(folder, moved)));
      return stewards;
    }
    return change.nothingElse() ? List.of() : work.rights.product(domain);
  }

  private ProductFolder read(Revision revision) {
    return work.mesh.folder(work.reading, revision);
  }

  private Optional<Revision> newest(ProductFolder folder) {
    return Optional.ofNullable(active.get(folder.id()))
        .map(majors -> majors.lastEntry().getValue());
  }

  private boolean ready(ProductFolder folder, Optional<Revision> active) {
    active
        .filter(a -> folder.product().value().version().compareTo(a.version()) < 0)
        .ifPresent(a -> work.findings.add(PlanFailures.lowerVersion(folder, a.version())));
    boolean connected = connectionsThere(folder);
    return contractsFree(folder) && connected;
  }

  private boolean connectionsThere(ProductFolder folder) {
    boolean there = true;
    var captures = folder.build().map(b -> b.value().captures()).orElse(Map.of());
    for (var capture : captures.entrySet()) {
      Optional<String> name = capture.getValue().origin().via();
      if (name.isEmpty() || work.documents.brings("Connection", name.get())) {
        continue;
      }
      var connection = work.applied.connection(name.get());
      if (connection.isEmpty() && work.documents.leavesOut("Connection", name.get())) {
        work.leaveOut(folder, List.of("waits for connection " + name.get()));
        return false;
      }
      if (connection.isEmpty()) {
        work.findings.add(PlanFailures.noConnection(folder, capture.getKey(), name.get()));
        there = false;
      } else if (!connection.get().domains().contains(folder.id().domain())) {
        work.findings.add(PlanFailures.notForDomain(folder, capture.getKey(), name.get()));
        there = false;
      }
    }
    return there;
  }

  private boolean contractsFree(ProductFolder folder) {
    boolean free = true;
    for (Product.OutputPort port : folder.product().value().outputPorts()) {
      for (RegisteredPort other : work.reading.registry().portsOf(port.contractId())) {
        if (!other.product().equals(folder.id())) {
          String owner =
              work.discovery.discovers(other.product())
                  ? other.product().toString()
                  : "another product";
          work.findings.add(PlanFailures.takenContract(folder, port.contractId(), owner));
          free = false;
        }
      }
    }
    return free;
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
