package dev.weft.usecases.review;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Writing;
import dev.weft.catalog.review.ProposedChange;
import dev.weft.governance.access.AccessKernel;
import dev.weft.governance.access.Action;
import dev.weft.governance.access.Facts;
import dev.weft.model.access.Caller;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.product.BackedFolders;
import dev.weft.usecases.product.BackedFolders.Reviewed;
import dev.weft.usecases.product.Backing;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Proposes the state of a folder, and other states of it while it is open.
public final class ProposeChange {

  private static final Set<Action> PROPOSING =
      Set.of(
          Action.PROPOSE_CHANGE,
          Action.PROPOSE_DASHBOARD,
          Action.PROPOSE_MODEL,
          Action.PROPOSE_DOCS,
          Action.PROPOSE_POLICY,
          Action.PROPOSE_GLOBAL,
          Action.PLATFORM);
  private static final Set<Action> PROPOSING_MESH = Set.of(Action.PROPOSE_GLOBAL, Action.PLATFORM);

  private final Catalog catalog;
  private final AppliedMesh mesh;
  private final BackedFolders folders;
  private final ChangePages pages;

  public ProposeChange(
      Catalog catalog, AppliedMesh mesh, BackedFolders folders, ChangePages pages) {
    this.catalog = catalog;
    this.mesh = mesh;
    this.folders = folders;
    this.pages = pages;
  }

  /// Proposes a folder.
  ///
  /// @param text why; may be empty
  /// @throws dev.weft.model.error.WeftException CHANGE_DENIED, CHANGE_EMPTY, or PLAN_REFUSED with
  ///   every finding of what could not be applied whoever agreed
  public ChangeView propose(Caller caller, String title, String text, List<SourceFile> files) {
    if (title.isBlank()) {
      throw ChangeFailures.noTitle();
    }
    Set<String> audience = audience(caller, files);
    ProposedChange stored =
        catalog.write(
            ChangeSight.cause(caller),
            writing ->
                writing
                    .changes()
                    .add(
                        title.strip(),
                        caller.principal().text(),
                        text.strip(),
                        Folders.hash(files),
                        Folders.keep(writing, files),
                        audience));
    return pages.show(caller, stored.number());
  }

  /// Gives the caller's own open change another content; what was approved counts no more.
  ///
  /// @param version of the content that the caller has seen
  /// @throws dev.weft.model.error.WeftException as `propose`, CHANGE_NOT_FOUND, CHANGE_CLOSED,
  ///   CHANGE_MOVED
  public ChangeView replace(
      Caller caller, long number, String version, String text, List<SourceFile> files) {
    Set<String> audience = audience(caller, files);
    catalog.write(
        ChangeSight.cause(caller),
        writing -> {
          ProposedChange change = own(writing, caller, number);
          if (!change.hash().equals(version)) {
            throw ChangeFailures.moved(number);
          }
          return writing
              .changes()
              .replace(
                  number,
                  text.strip(),
                  Folders.hash(files),
                  Folders.keep(writing, files),
                  audience);
        });
    return pages.show(caller, number);
  }

  private ProposedChange own(Writing writing, Caller caller, long number) {
    ProposedChange change = new ChangeSight(writing, mesh, caller).get(number);
    if (!change.proposer().equals(caller.principal().text())) {
      throw ChangeFailures.maySay("edit what somebody else proposed", List.of(change.proposer()));
    }
    return change;
  }

  /// Whom a folder concerns; refuses one that the caller may not propose or that does nothing.
  private Set<String> audience(Caller caller, List<SourceFile> files) {
    var alone = new Backing(List.of(caller.principal()), caller.principal(), Set.of(), false);
    Reviewed reviewed = folders.review(caller, files, alone);
    if (reviewed.plan().empty()) {
      throw ChangeFailures.empty();
    }
    var audience = new TreeSet<>(Audience.changed(reviewed.plan()));
    catalog.read(
        reading -> {
          checkProposes(
              caller, mesh.documents(reading), reading.now(), Audience.oneOfEach(reviewed.plan()));
          return audience;
        });
    audience.addAll(Audience.reached(reviewed.breaking()));
    audience.addAll(Audience.touched(reviewed.plan()));
    return audience;
  }

  private static void checkProposes(
      Caller caller, MeshDocuments documents, long now, Set<Set<String>> touched) {
    for (Set<String> one : touched) {
      if (one.stream().noneMatch(audience -> proposes(caller, documents.kernel(now), audience))) {
        throw mayNot(documents.facts(now), one);
      }
    }
  }

  private static boolean proposes(Caller caller, AccessKernel kernel, String audience) {
    boolean ofMesh = audience.equals(Audience.MESH);
    String domain = domain(audience);
    return (ofMesh ? PROPOSING_MESH : PROPOSING)
        .stream()
            .anyMatch(
                action ->
                    (ofMesh || isGlobal(action)
                            ? kernel.onMesh(caller.principal(), action)
                            : kernel.inDomain(caller.principal(), action, domain))
                        .allowed());
  }

  private static String domain(String audience) {
    return audience.equals(Audience.MESH) ? "" : audience.substring(audience.indexOf(':') + 1);
  }

  private static WeftException mayNot(Facts facts, Set<String> audiences) {
    String first = audiences.stream().sorted().findFirst().orElseThrow();
    boolean ofMesh = first.equals(Audience.MESH);
    Action action = ofMesh ? Action.PROPOSE_GLOBAL : Action.PROPOSE_CHANGE;
    return ChangeFailures.mayPropose(
        ofMesh ? "the mesh" : "domain " + domain(first),
        List.copyOf(facts.holders(action.roles(), domain(first))));
  }

  private static boolean isGlobal(Action action) {
    return PROPOSING_MESH.contains(action);
  }
}
