package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.DomainTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Which domains may be part of which.
public final class DomainRules {

  /// Deeper than any organization; a chart that needs more is drawn by mistake.
  private static final int DEEPEST = 8;

  private DomainRules() {}

  /// What the folder of a whole mesh says of its own domains.
  static void check(MeshFolder folder, Findings findings) {
    List<Domain> all = folder.domains().stream().map(Sourced::value).toList();
    folder.domains().forEach(domain -> findings.addAll(of(domain, all)));
  }

  /// What is wrong with the place of a domain among all that there will be.
  ///
  /// @param all with the domain itself; retired ones do not count
  public static List<Finding> of(Sourced<Domain> domain, Collection<Domain> all) {
    var findings = new ArrayList<Finding>();
    Domain value = domain.value();
    if (value.retired()) {
      retired(domain, all).ifPresent(findings::add);
      return findings;
    }
    ofMesh(domain).ifPresent(findings::add);
    if (value.parent().isEmpty()) {
      return findings;
    }
    DomainTree tree = DomainTree.of(all);
    List<String> line = tree.line(value.name());
    if (tree.isCircular(value.name())) {
      findings.add(
          error(
              domain,
              "Domain `" + value.name() + "` would be part of itself: " + String.join(" in ", line),
              "Take one of them out: remove its `parent`"));
    } else if (all.stream().noneMatch(one -> !one.retired() && one.name().equals(line.get(1)))) {
      findings.add(
          error(
              domain,
              "There is no domain `" + line.get(1) + "` that it could be part of",
              "Write its domain.yaml, or remove `parent`"));
    } else if (line.size() > DEEPEST) {
      findings.add(
          error(
              domain,
              "Domain `"
                  + value.name()
                  + "` lies "
                  + line.size()
                  + " deep: "
                  + String.join(" in ", line),
              "A mesh has " + DEEPEST + " levels at most"));
    }
    return findings;
  }

  private static Optional<Finding> ofMesh(Sourced<Domain> domain) {
    Domain value = domain.value();
    if (value.parent().equals(Optional.of(Domain.MESH))) {
      return Optional.of(
          Finding.error(
              ErrorCode.DOC_REFERENCE,
              domain.at("/parent"),
              "No domain is part of the one that stands for the mesh",
              "Remove `parent`"));
    }
    if (!value.name().equals(Domain.MESH)) {
      return Optional.empty();
    }
    if (!value.members().isEmpty()) {
      return Optional.of(
          Finding.error(
              ErrorCode.DOC_REFERENCE,
              domain.at("/members"),
              "The domain that stands for the mesh has no members of its own: governance leads own"
                  + " it",
              "Remove `members`, and write governance leads into mesh.yaml"));
    }
    return value
        .parent()
        .map(
            _ ->
                Finding.error(
                    ErrorCode.DOC_REFERENCE,
                    domain.at("/parent"),
                    "The domain that stands for the mesh is part of none",
                    "Remove `parent`"));
  }

  private static Optional<Finding> retired(Sourced<Domain> domain, Collection<Domain> all) {
    List<String> parts =
        all.stream()
            .filter(one -> !one.retired())
            .filter(one -> one.parent().equals(Optional.of(domain.value().name())))
            .map(Domain::name)
            .sorted()
            .toList();
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                ErrorCode.DOC_REFERENCE,
                domain.at("/status"),
                "Domain `"
                    + domain.value().name()
                    + "` cannot end while others are part of it: "
                    + String.join(", ", parts),
                "Give them another `parent` first"));
  }

  private static Finding error(Sourced<Domain> domain, String message, String remedy) {
    return Finding.error(ErrorCode.DOC_REFERENCE, domain.at("/parent"), message, remedy);
  }
}
