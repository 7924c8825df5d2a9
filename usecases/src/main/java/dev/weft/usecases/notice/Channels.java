package dev.weft.usecases.notice;

import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.Person;
import dev.weft.usecases.registry.MeshDocuments;
import dev.weft.usecases.registry.Principals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// By which connections notices leave, and whose.
final class Channels {

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

  Map<String, Connection> all() {
    return byName;
  }

  Optional<Connection> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /// Whose notices a connection carries.
  List<String> recipients(Connection connection) {
    return switch (connection.endpoint()) {
      case Endpoint.Webhook webhook ->
          documents.hasLeft(Principals.of(webhook.recipient()))
              ? List.of()
              : List.of(webhook.recipient());
      case Endpoint.Smtp _ -> List.copyOf(emails.keySet());
      case Endpoint.Files _, Endpoint.Sqlite _, Endpoint.Duckdb _ -> List.of();
      case Endpoint.Postgresql _, Endpoint.Other _ -> List.of();
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
