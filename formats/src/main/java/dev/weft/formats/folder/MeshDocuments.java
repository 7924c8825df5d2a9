package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.finding.Guess;
import dev.weft.formats.own.AccessPolicyReader;
import dev.weft.formats.own.AgreementReader;
import dev.weft.formats.own.ConnectionReader;
import dev.weft.formats.own.DeclassifierReader;
import dev.weft.formats.own.DomainReader;
import dev.weft.formats.own.MeshReader;
import dev.weft.formats.own.PersonReader;
import dev.weft.formats.own.RuleReader;
import dev.weft.formats.own.TeamReader;
import dev.weft.formats.own.TermReader;
import dev.weft.formats.own.WaiverReader;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.MeshFolder.Scoped;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Person;
import dev.weft.model.mesh.Team;
import dev.weft.model.mesh.Term;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Waiver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads and collects the documents of the mesh's and the domains' own levels.
final class MeshDocuments {

  private static final String MESH = "mesh";
  private static final List<String> MESH_FILES = List.of("mesh", "people");
  private static final List<String> MESH_FOLDERS = List.of("connections", "glossary", "policies");
  private static final List<String> DOMAIN_FILES = List.of("domain");
  private static final List<String> DOMAIN_FOLDERS = List.of("policies", "agreements", "glossary");
  private static final List<String> OF_PRODUCT = List.of("DataProduct", "DataContract", "Build");
  private static final List<String> KINDS =
      List.of(
          "Mesh",
          "Person",
          "Team",
          "Connection",
          "Domain",
          "Agreement",
          "AccessPolicy",
          "Rule",
          "Waiver",
          "Declassifier",
          "Term",
          "DataProduct",
          "DataContract",
          "Build");

  private final YamlReader yaml;
  private final Findings findings;
  private final List<Sourced<Mesh>> meshes = new ArrayList<>();
  private final List<Sourced<Person>> people = new ArrayList<>();
  private final List<Sourced<Team>> teams = new ArrayList<>();
  private final List<Sourced<Connection>> connections = new ArrayList<>();
  private final List<Sourced<Domain>> domains = new ArrayList<>();
  private final List<Scoped<Agreement>> agreements = new ArrayList<>();
  private final List<Scoped<AccessPolicy>> policies = new ArrayList<>();
  private final List<Scoped<Declassifier>> declassifiers = new ArrayList<>();
  private final List<Scoped<GovernanceRule>> rules = new ArrayList<>();
  private final List<Scoped<Waiver>> waivers = new ArrayList<>();
  private final List<Scoped<Term>> terms = new ArrayList<>();

  MeshDocuments(YamlReader yaml, Findings findings) {
    this.yaml = yaml;
    this.findings = findings;
  }

  /// Whether a folder at the root of a mesh is one of the mesh itself, not a domain's.
  static boolean isMeshFolder(String folder) {
    return MESH_FOLDERS.contains(folder);
  }

  /// Whether a folder inside a domain is one of the domain itself, not a product's.
  static boolean isDomainFolder(String folder) {
    return DOMAIN_FOLDERS.contains(folder);
  }

  void readMesh(List<SourceFile> files) {
    for (SourceFile file : files) {
      if (isRead(file, "", MESH_FILES, MESH_FOLDERS)) {
        yaml.read(file, findings).forEach(document -> ofMesh(document, file));
      }
    }
  }

  /// Reads the level of a domain and gives the domain's name.
  ///
  /// @param folder of the domain; empty when it is the folder that was given
  Optional<String> readDomain(String folder, List<SourceFile> files) {
    int before = domains.size();
    List<SourceFile> rest = new ArrayList<>();
    for (SourceFile file : files) {
      if (!isRead(file, folder, DOMAIN_FILES, DOMAIN_FOLDERS)) {
        continue;
      }
      if (Layout.is(file, "domain") && below(file, folder).indexOf('/') < 0) {
        yaml.read(file, findings).forEach(document -> ofDomain(document, folder));
      } else {
        rest.add(file);
      }
    }
    Optional<String> name =
        domains.size() > before
            ? Optional.of(domains.get(before).value().name())
            : Optional.of(folder).filter(text -> !text.isEmpty());
    for (SourceFile file : rest) {
      yaml.read(file, findings).forEach(document -> scoped(document, name.orElse("")));
    }
    return name;
  }

  private boolean isRead(SourceFile file, String folder, List<String> names, List<String> folders) {
    if (!Layout.isDocument(file.path())) {
      return false;
    }
    String path = below(file, folder);
    int slash = path.indexOf('/');
    String first = slash < 0 ? path.substring(0, path.lastIndexOf('.')) : path.substring(0, slash);
    List<String> known = slash < 0 ? names : folders;
    if (known.contains(first)) {
      return true;
    }
    if (Layout.is(file, "build")) {
      findings.error(
          ErrorCode.DOC_PLACE,
          Place.of(file.path()),
          "A build stands here, but no product.yaml beside it",
          "Write product.yaml, or remove the folder");
      return false;
    }
    Optional<String> guess = Guess.find(first, known);
    if (slash < 0 || guess.isPresent()) {
      findings.warning(
          ErrorCode.DOC_PLACE,
          Place.of(file.path()),
          "No document is read from this place",
          guess
              .map(meant -> "Did you mean `" + meant + (slash < 0 ? ".yaml`?" : "/`?"))
              .orElse(
                  "Documents stand in "
                      + String.join(".yaml, ", names)
                      + ".yaml, "
                      + String.join("/, ", folders)
                      + "/"));
    }
    return false;
  }

  private static String below(SourceFile file, String folder) {
    return folder.isEmpty() ? file.path() : file.path().substring(folder.length() + 1);
  }

  private void ofMesh(YamlDocument document, SourceFile file) {
    String kind = kind(document);
    switch (kind) {
      case "Mesh" -> {
        if (Layout.is(file, MESH) && file.path().indexOf('/') < 0) {
          MeshReader.read(document, findings).ifPresent(meshes::add);
        } else {
          misplaced(document, kind, "mesh.yaml");
        }
      }
      case "Person" -> PersonReader.read(document, findings).ifPresent(people::add);
      case "Team" -> TeamReader.read(document, findings).ifPresent(teams::add);
      case "Connection" -> ConnectionReader.read(document, findings).ifPresent(connections::add);
      case "Agreement" -> misplaced(document, kind, "agreements/ of the providing domain");
      case "Domain" -> misplaced(document, kind, "domain.yaml of its own folder");
      default -> governing(document, kind, MESH);
    }
  }

  private void ofDomain(YamlDocument document, String folder) {
    if (!kind(document).equals("Domain")) {
      scoped(document, folder);
      return;
    }
    DomainReader.read(document, findings)
        .ifPresent(
            domain -> {
              if (!folder.isEmpty() && !domain.value().name().equals(folder)) {
                findings.error(
                    ErrorCode.DOC_PLACE,
                    domain.at("/name"),
                    "The domain `"
                        + domain.value().name()
                        + "` stands in the folder `"
                        + folder
                        + "`",
                    "Give both the same name");
              }
              domains.add(domain);
            });
  }

  private void scoped(YamlDocument document, String domain) {
    String kind = kind(document);
    switch (kind) {
      case "Agreement" ->
          AgreementReader.read(document, findings)
              .ifPresent(agreement -> agreements.add(new Scoped<>(domain, agreement)));
      case "Domain" -> misplaced(document, kind, "domain.yaml");
      case "Mesh", "Person", "Team", "Connection" -> misplaced(document, kind, "the mesh's folder");
      default -> governing(document, kind, domain);
    }
  }

  private void governing(YamlDocument document, String kind, String scope) {
    switch (kind) {
      case "AccessPolicy" ->
          AccessPolicyReader.read(document, scope, findings)
              .ifPresent(policy -> policies.add(new Scoped<>(scope, policy)));
      case "Declassifier" ->
          DeclassifierReader.read(document, scope, findings)
              .ifPresent(declassifier -> declassifiers.add(new Scoped<>(scope, declassifier)));
      case "Rule" ->
          RuleReader.read(document, scope, findings)
              .ifPresent(rule -> rules.add(new Scoped<>(scope, rule)));
      case "Waiver" ->
          WaiverReader.read(document, findings)
              .ifPresent(waiver -> waivers.add(new Scoped<>(scope, waiver)));
      case "Term" ->
          TermReader.read(document, findings)
              .ifPresent(term -> terms.add(new Scoped<>(scope, term)));
      default -> {
        if (OF_PRODUCT.contains(kind)) {
          misplaced(document, kind, "a product's folder");
        } else {
          reportKind(document, kind, findings);
        }
      }
    }
  }

  private void misplaced(YamlDocument document, String kind, String where) {
    findings.error(
        ErrorCode.DOC_PLACE,
        document.root().place(),
        "A document of kind " + kind + " does not belong here",
        "Move it to " + where);
  }

  private static String kind(YamlDocument document) {
    return document.text("kind").orElse("");
  }

  /// Reports a kind that is missing or that nobody knows.
  static void reportKind(YamlDocument document, String kind, Findings findings) {
    if (kind.isEmpty()) {
      findings.error(
          ErrorCode.DOC_MISSING_FIELD,
          document.root().place(),
          "The document does not say its kind",
          "Begin with apiVersion and kind");
      return;
    }
    Place place =
        document.root().find("kind").map(node -> node.place()).orElse(document.root().place());
    findings.error(
        ErrorCode.DOC_KIND,
        place,
        "There is no kind `" + kind + "`",
        Guess.hint(kind, KINDS, "Use one of " + String.join(", ", KINDS)));
  }

  MeshFolder with(List<ProductFolder> products) {
    return new MeshFolder(
        meshes.stream().findFirst(),
        people,
        teams,
        connections,
        domains,
        agreements,
        policies,
        declassifiers,
        rules,
        waivers,
        terms,
        products);
  }
}
