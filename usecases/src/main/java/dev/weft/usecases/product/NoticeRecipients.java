package dev.weft.usecases.product;

import dev.weft.model.access.Principal;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.Person;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether webhooks that come carry the notices of somebody: else nothing would ever leave, and
/// nobody would know why. One that stays as it is may outlast whom it is for.
final class NoticeRecipients {

  private NoticeRecipients() {}

  static List<Finding> missing(PlanWork work) {
    var findings = new ArrayList<Finding>();
    for (Sourced<Connection> connection : work.understood.folder().connections()) {
      if (isPlanned(work, connection)
          && connection.value().endpoint() instanceof Endpoint.Webhook webhook
          && !isKnown(work, Principals.of(webhook.recipient()))) {
        findings.add(PlanFailures.noRecipient(connection, webhook.recipient()));
      }
    }
    return findings;
  }

  private static boolean isPlanned(PlanWork work, Sourced<Connection> connection) {
    return !connection.value().retired()
        && work.documents.planned.stream()
            .anyMatch(
                planned ->
                    planned.key().kind().equals(connection.kind())
                        && planned.key().name().equals(connection.name()));
  }

  /// What comes counts more than what is there.
  private static boolean isKnown(PlanWork work, Principal who) {
    Optional<Person> coming =
        work.understood.folder().people().stream()
            .map(Sourced::value)
            .filter(person -> Principals.of(person).equals(who))
            .findFirst();
    return who instanceof Principal.Operator
        || coming.map(person -> !person.retired()).orElseGet(() -> isApplied(work.applied, who));
  }

  private static boolean isApplied(MeshDocuments applied, Principal who) {
    return applied.principal(who.text()).isPresent();
  }
}
