package dev.weft.usecases.product;

import dev.weft.catalog.access.AccessRequest.Declared;
import dev.weft.catalog.registry.BlobWriter;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.model.access.Agreement;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Person;
import dev.weft.model.mesh.Team;
import dev.weft.model.mesh.Term;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Declassifier;
import dev.weft.model.policy.GovernanceRule;
import dev.weft.model.policy.Waiver;
import dev.weft.usecases.product.Plan.PlannedDocument;
import dev.weft.usecases.product.PlanView.DocumentChange;
import dev.weft.usecases.product.PlanView.NotYours;
import dev.weft.usecases.registry.MeshDocuments;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The documents of mesh and domains in a folder, against those that were applied.
final class DocumentPlans {

  private final MeshDocuments applied;
  private final DocumentRights rights;
  private final boolean asIfAgreed;
  final List<PlannedDocument> planned = new ArrayList<>();
  final List<DocumentChange> changes = new ArrayList<>();
  final List<NotYours> notYours = new ArrayList<>();
  final List<Scoped> agreements = new ArrayList<>();
  final SortedMap<String, String> reads = new TreeMap<>();

  /// A changed agreement in a domain in which the caller decides about access.
  record Scoped(String scope, Sourced<Agreement> document) {}

  /// What is planned as if others stood behind it who do not yet.
  final List<NotYours> waiting = new ArrayList<>();

  /// @param asIfAgreed whether what others would have to stand behind is planned all the same
  DocumentPlans(MeshDocuments applied, DocumentRights rights, boolean asIfAgreed) {
    this.applied = applied;
    this.rights = rights;
    this.asIfAgreed = asIfAgreed;
  }

  void add(MeshFolder folder) {
    folder
        .mesh()
        .ifPresent(m -> add("mesh", m, false, () -> rights.mesh(applied.mesh(), m.value())));
    for (Sourced<Person> person : folder.people()) {
      add("mesh", person, person.value().retired(), rights::connectionOrPerson);
    }
    for (Sourced<Team> team : folder.teams()) {
      add("mesh", team, team.value().retired(), () -> rights.team(applied, team.value()));
    }
    for (Sourced<Connection> connection : folder.connections()) {
      add("mesh", connection, connection.value().retired(), rights::connectionOrPerson);
    }
    for (Sourced<Domain> domain : folder.domains()) {
      Optional<Domain> before = Optional.ofNullable(applied.domains().get(domain.value().name()));
      add(
          domain.value().name(),
          domain,
          domain.value().retired(),
          () -> rights.domain(before, domain.value()));
    }
    for (MeshFolder.Scoped<AccessPolicy> policy : folder.policies()) {
      policy(policy.scope(), policy.document(), policy.document().value().retired());
    }
    for (MeshFolder.Scoped<Declassifier> declassifier : folder.declassifiers()) {
      policy(
          declassifier.scope(), declassifier.document(), declassifier.document().value().retired());
    }
    for (MeshFolder.Scoped<GovernanceRule> rule : folder.rules()) {
      GovernanceRule value = rule.document().value();
      Optional<GovernanceRule> before =
          applied.folder().rules().stream()
              .map(known -> known.document().value())
              .filter(known -> known.address().equals(value.address()))
              .findFirst();
      add(rule.scope(), rule.document(), value.retired(), () -> rights.rule(before, value));
    }
    for (MeshFolder.Scoped<Waiver> waiver : folder.waivers()) {
      Waiver value = waiver.document().value();
      add(
          waiver.scope(),
          waiver.document(),
          value.retired(),
          () -> rights.policy(waived(folder, waiver.scope(), value.rule())));
    }
    for (MeshFolder.Scoped<Term> term : folder.terms()) {
      add(
          term.scope(),
          term.document(),
          term.document().value().retired(),
          () -> rights.term(term.scope()));
    }
    for (MeshFolder.Scoped<Agreement> agreement : folder.agreements()) {
      if (changed(agreement.scope(), agreement.document())) {
        List<String> who = rights.deciding(agreement.scope());
        if (who.isEmpty()) {
          agreements.add(new Scoped(agreement.scope(), agreement.document()));
        } else {
          leaveOut(agreement.scope(), agreement.document(), who);
        }
      }
    }
  }

  /// The scope of the rule that a waiver means. While nobody knows such a rule it is the mesh's.
  private String waived(MeshFolder folder, String scope, String rule) {
    return Stream.concat(applied.folder().rules().stream(), folder.rules().stream())
        .filter(known -> known.scope().equals(scope))
        .map(known -> known.document().value().id())
        .filter(rule::equals)
        .findFirst()
        .map(_ -> scope)
        .orElse("mesh");
  }

  private void policy(String scope, Sourced<?> document, boolean retired) {
    add(scope, document, retired, () -> rights.policy(scope));
  }

  private void add(
      String scope,
      Sourced<?> document,
      boolean retired,
      java.util.function.Supplier<List<String>> who) {
    if (!changed(scope, document)) {
      return;
    }
    List<String> others = who.get();
    if (others.isEmpty() || asIfAgreed) {
      take(scope, document, retired);
    } else {
      leaveOut(scope, document, others);
    }
    if (!others.isEmpty() && asIfAgreed) {
      waiting.add(notYours(scope, document, others));
    }
  }

  private static NotYours notYours(String scope, Sourced<?> document, List<String> who) {
    return new NotYours(document.kind(), document.name(), scope, document.file(), who);
  }

  /// Whether the text differs from what was applied. Notes the version in what the plan read.
  private boolean changed(String scope, Sourced<?> document) {
    var key = key(scope, document);
    StoredDocument stored = applied.stored().get(key);
    reads.put("document " + key, stored == null ? "none" : "version " + stored.version());
    return stored == null || !stored.hash().equals(hash(document.text()));
  }

  void take(String scope, Sourced<?> document, boolean retired) {
    var key = key(scope, document);
    StoredDocument stored = applied.stored().get(key);
    planned.add(
        new PlannedDocument(
            key,
            document.file(),
            document.text(),
            retired,
            document.value() instanceof Agreement agreement
                ? Optional.of(agreement.consumer().text())
                : Optional.empty(),
            stored == null ? 0 : stored.version()));
    String action = retired ? "remove" : stored == null ? "add" : "change";
    changes.add(
        new DocumentChange(action, document.kind(), document.name(), scope, document.file()));
  }

  /// Notes an agreement that the caller agrees to and somebody else has to as well.
  void ask(Scoped agreement) {
    Sourced<Agreement> document = agreement.document();
    changes.add(
        new DocumentChange(
            "ask", document.kind(), document.name(), agreement.scope(), document.file()));
  }

  /// An agreement's document as a request keeps it.
  Declared declared(Scoped agreement) {
    Sourced<Agreement> document = agreement.document();
    StoredDocument stored = applied.stored().get(key(agreement.scope(), document));
    return new Declared(
        document.value().id(),
        agreement.scope(),
        document.file(),
        hash(document.text()),
        stored == null ? 0 : stored.version());
  }

  void leaveOut(String scope, Sourced<?> document, List<String> who) {
    notYours.add(notYours(scope, document, who));
  }

  /// Whether the plan stores this document.
  boolean brings(String scope, Sourced<?> document) {
    var key = key(scope, document);
    return planned.stream().anyMatch(one -> one.key().equals(key));
  }

  boolean brings(String kind, String name) {
    return planned.stream()
        .anyMatch(d -> d.key().kind().equals(kind) && d.key().name().equals(name));
  }

  boolean leavesOut(String kind, String name) {
    return notYours.stream().anyMatch(d -> d.kind().equals(kind) && d.name().equals(name));
  }

  static String hash(String text) {
    return BlobWriter.hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private static StoredDocument.Key key(String scope, Sourced<?> document) {
    return new StoredDocument.Key(scope, document.kind(), document.name());
  }
}
