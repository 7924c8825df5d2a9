package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import dev.weft.formats.finding.Findings;
import dev.weft.formats.own.ConnectionReader;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.document.SourceFile;
import dev.weft.model.document.Sourced;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What lies around the folder of a new product: the mesh it will be part of, when it lies in one.
///
/// @param mesh the folder with mesh.yaml
record Surroundings(Optional<Path> mesh, String domain) {

  /// A product lies in the folder of its domain, and that in the mesh.
  static Surroundings of(Path product, String domain) {
    Path parent = product.toAbsolutePath().normalize().getParent();
    Path above = parent == null ? null : parent.getParent();
    boolean inside =
        parent != null
            && above != null
            && String.valueOf(parent.getFileName()).equals(domain)
            && Files.isRegularFile(above.resolve("mesh.yaml"));
    Path named = product.resolve("../..").normalize();
    return new Surroundings(inside ? Optional.of(named) : Optional.empty(), domain);
  }

  /// Where the domain's document belongs, when there is none yet.
  Optional<Path> missingDomain() {
    return mesh.map(folder -> folder.resolve(domain).normalize())
        .filter(folder -> !Files.exists(folder.resolve("domain.yaml")));
  }

  Path connections() {
    return mesh.orElseThrow().resolve("connections").normalize();
  }

  /// A connection that the domain may use, leading there.
  Optional<String> findConnection(Predicate<Endpoint> there) {
    return list().stream()
        .filter(connection -> connection.domains().contains(domain))
        .filter(connection -> there.test(connection.endpoint()))
        .map(Connection::name)
        .findFirst();
  }

  /// Refuses a connection of the mesh that the domain may not use: what is written would not be
  /// valid.
  void demand(String connection) {
    Optional<Connection> known =
        list().stream().filter(one -> one.name().equals(connection)).findFirst();
    if (known.isPresent() && !known.get().domains().contains(domain)) {
      throw CliErrors.usage(
          "The connection " + connection + " is not given to the domain " + domain,
          "Ask a platform engineer to add the domain to it, or name another --connection.");
    }
  }

  /// A name that no connection has.
  ///
  /// @param kind of what it leads to
  String freeConnection(String kind) {
    String name = domain + "_" + kind;
    List<String> taken = list().stream().map(Connection::name).toList();
    for (int i = 2; taken.contains(name) || isFile(name); i++) {
      name = domain + "_" + kind + "_" + i;
    }
    return name;
  }

  private boolean isFile(String name) {
    return mesh.isPresent() && Files.exists(connections().resolve(name + ".yaml"));
  }

  private List<Connection> list() {
    if (mesh.isEmpty() || !Files.isDirectory(connections())) {
      return List.of();
    }
    List<Connection> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(connections())) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        all.addAll(read(file));
      }
    } catch (IOException e) {
      return List.of(); // then a new one is made beside
    }
    return all;
  }

  private static List<Connection> read(Path file) throws IOException {
    var findings = new Findings();
    var source = new SourceFile(String.valueOf(file.getFileName()), Files.readAllBytes(file));
    return new YamlReader()
        .read(source, findings).stream()
            .filter(document -> document.text("kind").orElse("").equals("Connection"))
            .flatMap(document -> ConnectionReader.read(document, findings).stream())
            .map(Sourced::value)
            .toList();
  }
}
