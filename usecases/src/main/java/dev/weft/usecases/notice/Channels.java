package dev.weft.usecases.notice;

import dev.weft.catalog.Writing;
import dev.weft.catalog.journal.EntryKinds;
import dev.weft.catalog.journal.JournalEntry;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.Person;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// By which connections notices leave, and whose.
final class Channels {

  private static final String CONNECTION = "mesh/Connection/";
  private static final String PERSON = "mesh/Person/";

  private final MeshDocuments documents;
  private final SortedMap<String, Connection> byName = new TreeMap<>();
  private final SortedMap<String, String> emails = new TreeMap<>();

  Channels(MeshDocuments documents) {
    this.documents = documents;
    documents.folder().connections().stream()
        .map(Sourced::value)
        .filter(connection -> !connection.retired() && isOutward(connection.endpoint()))
        .forEach(connection -> byName.put(connection.name(), connection));
    for (Sourced<Person> document : documents.folder().people()) {
      Person person = document.value();
      if (!person.retired()) {
        person.email().ifPresent(email -> emails.put(Principals.of(person).text(), email));
      }
    }
  }

  private static boolean isOutward(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Webhook _, Endpoint.Smtp _ -> true;
      case Endpoint.Files _, Endpoint.Sqlite _, Endpoint.Duckdb _ -> false;
      case Endpoint.Postgresql _, Endpoint.Other _ -> false;
    };
  }

  Optional<Connection> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Lets every channel carry the notices of those whom the documents give it, from now on.
  void open(Writing writing) {
    writing.deliveries().channels().stream()
        .filter(channel -> !byName.containsKey(channel))
        .forEach(closed -> writing.deliveries().carry(closed, Set.of()));
    byName.forEach((name, by) -> writing.deliveries().carry(name, recipients(by)));
  }

  /// Whether an entry of the journal may say that channels carry other notices than before.
  static boolean areGivenBy(JournalEntry entry) {
    return entry.kind().equals(EntryKinds.DOCUMENT_CHANGED)
        && (entry.subject().startsWith(CONNECTION) || entry.subject().startsWith(PERSON));
  }

  /// Whose notices a connection carries.
  private Set<String> recipients(Connection connection) {
    return switch (connection.endpoint()) {
      case Endpoint.Webhook webhook ->
          documents.hasLeft(Principals.of(webhook.recipient()))
              ? Set.of()
              : Set.of(webhook.recipient());
      case Endpoint.Smtp _ -> emails.keySet();
      case Endpoint.Files _, Endpoint.Sqlite _, Endpoint.Duckdb _ -> Set.of();
      case Endpoint.Postgresql _, Endpoint.Other _ -> Set.of();
    };
  }

  /// Whether a connection still carries somebody's notices.
  boolean carries(Connection connection, String who) {
    return recipients(connection).contains(who);
  }

  Optional<String> email(String who) {
    return Optional.ofNullable(emails.get(who));
  }
}
