package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import java.util.HashMap;
import java.util.Map;

/// What the documents of a folder owe each other. Things that are not in the folder are not missed:
/// the server's plan judges them.
final class FolderRules {

  private final MeshFolder folder;
  private final Findings findings;
  private final Map<String, Place> seen = new HashMap<>();

  FolderRules(MeshFolder folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
  }

  void check() {
    unique();
    folder.mesh().ifPresent(mesh -> new VocabularyRules(mesh.value(), folder, findings).check());
    if (folder.mesh().isPresent()) {
      DomainRules.check(folder, findings);
      GlossaryRules.check(folder, findings);
    }
    PeopleRules.check(folder, findings);
    new ConnectionRules(folder, findings).check();
    new AgreementRules(folder, findings).check();
    new InputRules(folder, findings).check();
  }

  private void unique() {
    folder.people().forEach(person -> once(person, "/name"));
    folder.teams().forEach(team -> once(team, "/name"));
    folder.connections().forEach(connection -> once(connection, "/name"));
    folder.domains().forEach(domain -> once(domain, "/name"));
    folder.agreements().forEach(agreement -> onceIn(agreement, "/id"));
    folder.policies().forEach(policy -> onceIn(policy, "/id"));
    folder.declassifiers().forEach(declassifier -> onceIn(declassifier, "/id"));
    folder.terms().forEach(term -> onceIn(term, "/name"));
    folder.rules().forEach(rule -> onceIn(rule, "/id"));
    folder.waivers().forEach(waiver -> onceIn(waiver, "/rule"));
    for (ProductFolder product : folder.products()) {
      once(product.product(), "/name");
      product.contracts().values().forEach(contract -> once(contract, "/id"));
      product.internals().values().forEach(contract -> once(contract, "/id"));
    }
  }

  private void once(Sourced<?> document, String pointer) {
    once(document.kind() + " " + document.name(), document, pointer);
  }

  private void onceIn(Scoped<?> scoped, String pointer) {
    Sourced<?> document = scoped.document();
    once(scoped.scope() + " " + document.kind() + " " + document.name(), document, pointer);
  }

  private void once(String key, Sourced<?> document, String pointer) {
    Place place = document.at(pointer);
    Place before = seen.putIfAbsent(key, place);
    if (before != null) {
      findings.error(
          ErrorCode.DOC_DUPLICATE,
          place,
          "There are two documents of kind "
              + document.kind()
              + " called `"
              + document.name()
              + "`; the other stands in "
              + before.text(),
          "Rename or remove one of them");
    }
  }
}
