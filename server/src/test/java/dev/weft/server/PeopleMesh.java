package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.config.ServerConfig;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A server with a small mesh of people: ada, a service account, and the team flight, to which
/// whoever an issuer says to be in the group `/flight` belongs. The team owns operations.
///
/// @param root holds the data folder
record PeopleMesh(Path root, Server server, TestClient operator) implements AutoCloseable {

  private static final Map<String, String> DOCUMENTS =
      Map.of(
          "mesh.yaml",
          """
          apiVersion: weft/v1
          kind: Mesh
          name: small
          labels:
            confidentiality: { order: [public, internal], default: internal }
            privacy: { order: [none, personal], default: none }
          purposes: { exploration: Find out. }
          attributes: { markets: [string] }
          """,
          "people.yaml",
          """
          apiVersion: weft/v1
          kind: Person
          name: ada
          ---
          apiVersion: weft/v1
          kind: Person
          type: service
          name: nightly
          ---
          apiVersion: weft/v1
          kind: Team
          name: flight
          groups: [/flight]
          """,
          "operations/domain.yaml",
          """
          apiVersion: weft/v1
          kind: Domain
          name: operations
          title: Operations
          contact: { email: ops@example.com }
          members: [{ who: "team:flight", roles: [product_owner], purposes: [exploration] }]
          """);

  static PeopleMesh start(Path root, String... more) throws Exception {
    return start(root, TestConfig.of(root, more));
  }

  static PeopleMesh start(Path root, ServerConfig config) throws Exception {
    Server server = Server.start(config);
    var mesh = new PeopleMesh(root, server, TestClient.of(server, root.resolve("data")));
    mesh.apply(DOCUMENTS);
    return mesh;
  }

  String url() {
    return server.url();
  }

  /// Somebody who shows this token.
  TestClient with(String token) {
    return operator.withToken(token);
  }

  /// What an issuer that tells of a sign-out is answered.
  HttpResponse<String> signedOut(String logoutToken) throws Exception {
    return TestClient.send(
        HttpRequest.newBuilder(URI.create(url() + "/sign-in/signed-out"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("logout_token=" + logoutToken)));
  }

  /// Ada leaves.
  void adaLeaves() throws Exception {
    var left = new HashMap<>(DOCUMENTS);
    left.replaceAll((_, text) -> text.replace("name: ada", "name: ada\nstatus: retired"));
    apply(left);
  }

  /// An account of an issuer is ada's from now on.
  void adaIs(String account) throws Exception {
    var known = new HashMap<>(DOCUMENTS);
    known.replaceAll((_, text) -> text.replace("name: ada", "name: ada\naccount: " + account));
    apply(known);
  }

  private void apply(Map<String, String> files) throws Exception {
    operator.apply(
        files, TestClient.send(operator.zip("/api/v1/plans", files, "operator")), "operator");
  }

  /// No file holds one of these.
  void keepsNoneOf(String... secrets) throws Exception {
    Path data = root.resolve("data");
    try (Stream<Path> files = Files.walk(data)) {
      List<Path> all =
          files
              .filter(Files::isRegularFile)
              .filter(one -> !one.startsWith(data.resolve("tmp/workers/lib")))
              .toList();
      for (Path file : all) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(secrets);
      }
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
