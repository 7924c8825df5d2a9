package dev.weft.formats.folder;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.MeshFolder;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Domain;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.product.Build;
import dev.weft.model.product.Build.Origin;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Captures go through connections that were given to their domain.
final class ConnectionRules {

  private final MeshFolder folder;
  private final Findings findings;
  private final Map<String, Connection> connections;

  ConnectionRules(MeshFolder folder, Findings findings) {
    this.folder = folder;
    this.findings = findings;
    this.connections =
        folder.connections().stream()
            .map(Sourced::value)
            .collect(Collectors.toMap(Connection::name, Function.identity(), (a, b) -> a));
  }

  void check() {
    for (ProductFolder product : folder.products()) {
      product.build().ifPresent(build -> captures(product.id().domain(), build));
    }
  }

  private void captures(String domain, Sourced<Build> build) {
    build
        .value()
        .captures()
        .forEach(
            (name, capture) -> {
              String pointer = "/captures/" + name;
              switch (capture.origin()) {
                case Origin.Files files -> {
                  Place place = build.at(pointer + "/connection");
                  given(files.connection(), domain, place);
                  files(files.connection(), place);
                }
                case Origin.Table table -> {
                  Place place = build.at(pointer + "/connection");
                  given(table.connection(), domain, place);
                  tables(table.connection(), place);
                }
                case Origin.Other other ->
                    given(other.connection(), domain, build.at(pointer + "/connection"));
                case Origin.Records _ -> records(domain, build.at(pointer + "/records"));
                case Origin.Generated generated -> {
                  // comes from nowhere
                }
              }
            });
  }

  private void records(String domain, Place place) {
    if (!domain.equals(Domain.MESH)) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          place,
          "Records of the platform are not given to the domain `" + domain + "`",
          "Read them from a product of the domain `" + Domain.MESH + "`");
    }
  }

  private void given(String name, String domain, Place place) {
    Connection connection = connections.get(name);
    if (connection == null) {
      return;
    }
    if (connection.retired()) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          place,
          "The connection `" + name + "` is retired",
          "Use another connection");
    } else if (!connection.domains().contains(domain)) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          place,
          "The connection `" + name + "` is not given to the domain `" + domain + "`",
          "Ask a platform engineer to add the domain to the connection");
    }
  }

  private void files(String name, Place place) {
    Connection connection = connections.get(name);
    if (connection != null && !(connection.endpoint() instanceof Endpoint.Files)) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          place,
          "The connection `" + name + "` is of type " + connection.type() + ", it has no files",
          "Use a connection of type files");
    }
  }

  private void tables(String name, Place place) {
    Connection connection = connections.get(name);
    if (connection != null && !hasTables(connection.endpoint())) {
      findings.error(
          ErrorCode.DOC_REFERENCE,
          place,
          "The connection `"
              + name
              + "` is of type "
              + connection.type()
              + ", of which no tables are read",
          "Use a connection of type postgresql, sqlite or duckdb");
    }
  }

  private static boolean hasTables(Endpoint endpoint) {
    return switch (endpoint) {
      case Endpoint.Sqlite sqlite -> true;
      case Endpoint.Duckdb duckdb -> true;
      case Endpoint.Postgresql postgresql -> true;
      case Endpoint.Files files -> false;
      case Endpoint.Webhook _, Endpoint.Smtp _ -> false;
      case Endpoint.Other other -> false;
    };
  }
}
