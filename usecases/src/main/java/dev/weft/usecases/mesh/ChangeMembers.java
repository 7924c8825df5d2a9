package dev.weft.usecases.mesh;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.Reading;
import dev.weft.catalog.Writing;
import dev.weft.catalog.journal.Cause;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.formats.own.MembersText;
import dev.weft.model.access.Caller;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Mesh;
import dev.weft.model.mesh.Names;
import dev.weft.model.mesh.Role;
import dev.weft.usecases.paging.Page;
import dev.weft.usecases.product.DocumentRights;
import dev.weft.usecases.registry.AppliedMesh;
import dev.weft.usecases.registry.MeshDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Says who belongs to a domain in which roles, for which purposes. Every change is a new version
/// of the domain's document; its other lines stay as they were written. Whoever may apply that
/// change as a document may make it here, and nobody else.
public final class ChangeMembers {

  private final Catalog catalog;
  private final AppliedMesh mesh;

  public ChangeMembers(Catalog catalog, AppliedMesh mesh) {
    this.catalog = catalog;
    this.mesh = mesh;
  }

  /// Members of a domain in the order of its document. Known to everybody, as the domain is.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND
  public Page<DomainView.MemberView> list(Caller caller, String domain) {
    return catalog.read(
        reading ->
            Page.last(
                document(reading, domain).value().members().stream()
                    .map(DomainView.MemberView::of)
                    .toList()));
  }

  /// Gives somebody these roles and purposes in the domain, in place of those they had.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, ACCESS_ROLE with who may,
  ///   ACCESS_MEMBER when the person, a role or a purpose is not known, and for the domain that
  ///   stands for the mesh
  public DomainView.MemberView put(
      Caller caller, String domain, String who, List<String> roles, List<String> purposes) {
    if (domain.equals(Domain.MESH)) {
      throw MemberFailures.ofMesh();
    }
    Member member = new Member(who, roles(roles), purposes);
    change(
        caller,
        domain,
        (reading, members) -> {
          check(mesh.documents(reading), member);
          members.removeIf(one -> one.who().equals(who));
          members.add(member);
        },
        text -> text.with(member));
    return DomainView.MemberView.of(member);
  }

  /// Takes all roles in the domain from somebody, at once. Nothing changes when they have none.
  ///
  /// @throws dev.weft.model.error.WeftException REGISTRY_NOT_FOUND, ACCESS_ROLE with who may
  public void remove(Caller caller, String domain, String who) {
    change(
        caller,
        domain,
        (reading, members) -> members.removeIf(one -> one.who().equals(who)),
        text -> text.without(who));
  }

  /// What becomes of the list of members.
  private interface Step {
    void apply(Reading reading, List<Member> members);
  }

  private void change(
      Caller caller, String domain, Step step, Function<MembersText, Optional<String>> edit) {
    catalog.write(
        new Cause(caller.text(), caller.via(), caller.trace()),
        writing -> {
          Sourced<Domain> document = document(writing, domain);
          var members = new ArrayList<>(document.value().members());
          step.apply(writing, members);
          Domain after = with(document.value(), members);
          if (!Set.copyOf(members).equals(Set.copyOf(document.value().members()))) {
            checkRight(writing, caller, document.value(), after);
            store(writing, document, edit);
          }
          return domain;
        });
  }

  private void checkRight(Writing writing, Caller caller, Domain before, Domain after) {
    MeshDocuments documents = mesh.documents(writing);
    var rights =
        new DocumentRights(
            documents.kernel(writing.now()), documents.facts(writing.now()), caller.principal());
    List<String> who = rights.domain(Optional.of(before), after);
    if (!who.isEmpty()) {
      throw MemberFailures.notYours(before.name(), who);
    }
  }

  private void store(
      Writing writing, Sourced<Domain> document, Function<MembersText, Optional<String>> edit) {
    String text =
        edit.apply(MembersText.of(document.text()))
            .orElseThrow(() -> MemberFailures.notEditable(document.value().name()));
    var key = new StoredDocument.Key(document.value().name(), "Domain", document.value().name());
    StoredDocument stored = writing.registry().findDocument(key).orElseThrow();
    String hash = writing.registry().blobs().put(text.getBytes(StandardCharsets.UTF_8));
    writing
        .registry()
        .putDocument(new DocumentDraft(key, stored.file(), hash, false), stored.version());
  }

  private Sourced<Domain> document(Reading reading, String domain) {
    return mesh.documents(reading).folder().domains().stream()
        .filter(one -> one.value().name().equals(domain) && !one.value().retired())
        .findFirst()
        .orElseThrow(() -> MemberFailures.noDomain(domain));
  }

  private static Domain with(Domain domain, List<Member> members) {
    return new Domain(
        domain.name(),
        domain.title(),
        domain.parent(),
        domain.contact(),
        members,
        domain.knobs(),
        domain.retired());
  }

  private static Set<Role> roles(List<String> words) {
    var roles = new java.util.HashSet<Role>();
    for (String word : words) {
      roles.add(
          Role.find(word)
              .filter(role -> !role.ofMesh())
              .orElseThrow(() -> MemberFailures.noRole(word)));
    }
    if (roles.isEmpty()) {
      throw MemberFailures.noRoles();
    }
    return roles;
  }

  private static boolean isKnown(MeshDocuments documents, String who) {
    String name = who.substring(who.indexOf(':') + 1);
    return switch (who.substring(0, who.length() - name.length())) {
      case "service:" -> Names.isValid(name);
      case "team:" -> documents.teams().containsKey(name);
      case "" -> documents.person(name).isPresent();
      default -> false;
    };
  }

  private static void check(MeshDocuments documents, Member member) {
    if (!isKnown(documents, member.who())) {
      throw MemberFailures.nobody(member.who());
    }
    Set<String> known = documents.mesh().map(Mesh::purposes).orElseThrow().keySet();
    for (String purpose : member.purposes()) {
      if (!known.contains(purpose)) {
        throw MemberFailures.noPurpose(purpose, known);
      }
    }
  }
}
