package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.Definition;
import dev.weft.model.document.Glossary;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Term;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Where contracts point to terms of the glossary, the terms are there.
public final class GlossaryRules {

  private final Glossary glossary;
  private final Findings findings;

  public GlossaryRules(Glossary glossary, Findings findings) {
    this.glossary = glossary;
    this.findings = findings;
  }

  /// Checks the folder of a mesh; terms of domains that are not in it are not missed.
  static void check(MeshFolder folder, Findings findings) {
    Set<String> domains =
        folder.domains().stream()
            .map(Sourced::value)
            .map(Domain::name)
            .collect(Collectors.toUnmodifiableSet());
    var rules = new GlossaryRules(Glossary.of(folder.terms()), findings);
    rules.conflicts(folder);
    for (ProductFolder product : folder.products()) {
      rules.check(
          product, url -> domains.contains(Glossary.domain(url).orElse(product.id().domain())));
    }
  }

  /// Notes words of a folder's terms that could mean another term as well, each pair once, at a
  /// domain's term rather than at the mesh's.
  public void conflicts(MeshFolder folder) {
    Set<Set<Glossary.Entry>> told = new HashSet<>();
    folder.terms().stream()
        .sorted(Comparator.comparing(scoped -> scoped.scope().equals("mesh")))
        .forEach(scoped -> conflicts(scoped, told));
  }

  private void conflicts(Scoped<Term> scoped, Set<Set<Glossary.Entry>> told) {
    Term term = scoped.document().value();
    for (Glossary.Entry entry : glossary.of(scoped.scope(), term.name()).stream().toList()) {
      for (Glossary.Entry other : glossary.conflicts(entry)) {
        if (told.add(Set.of(entry, other))) {
          findings.warning(
              ErrorCode.DOC_DUPLICATE,
              scoped.document().at("/name"),
              "A word of the term `" + address(entry) + "` means `" + address(other) + "` as well",
              "Agree on one of them, or take the word away from one");
        }
      }
    }
  }

  private static String address(Glossary.Entry entry) {
    return entry.scope() + "/" + entry.term().name();
  }

  /// Checks every reference of a product to terms that somebody can know.
  ///
  /// @param judged which references are looked at
  public void check(ProductFolder product, Predicate<String> judged) {
    List<Sourced<Contract>> contracts = new ArrayList<>(product.contracts().values());
    contracts.addAll(product.internals().values());
    for (Sourced<Contract> contract : contracts) {
      for (Definition definition : contract.value().definitions()) {
        if (Glossary.isReference(definition.url()) && judged.test(definition.url())) {
          check(product.id().domain(), contract, definition);
        }
      }
    }
  }

  private void check(String domain, Sourced<Contract> contract, Definition definition) {
    if (glossary.find(domain, definition.url()).isEmpty()) {
      String name = definition.url().substring(definition.url().lastIndexOf('/') + 1);
      findings.warning(
          ErrorCode.DOC_REFERENCE,
          contract.at(definition.pointer() + "/url"),
          "The glossary has no term for `" + definition.url() + "`",
          Guess.hint(name, glossary.names(domain), "Write glossary/" + name + ".yaml"));
    }
  }
}
