package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.auth.oidc.TestIssuer;
import dev.weft.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bearer tokens of an issuer of others, at a whole server.
class IssuerTest {

  private static final Map<String, String> MESH =
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
          """,
          "people.yaml",
          """
          apiVersion: weft/v1
          kind: Person
          name: ada
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

  @TempDir private Path data;
  private final TestIssuer issuer = TestIssuer.start();
  private Server server;
  private TestClient operator;

  @BeforeEach
  void start() throws Exception {
    server = Server.start(config(data));
    operator = TestClient.of(server, data);
    operator.apply(
        MESH, TestClient.send(operator.zip("/api/v1/plans", MESH, "operator")), "operator");
  }

  @AfterEach
  void stop() {
    server.close();
    issuer.close();
  }

  private ServerConfig config(Path folder) {
    var arguments =
        new ArrayList<>(
            List.of("--data", folder.toString(), "--port", "0", "--engine-memory", "128MB"));
    arguments.addAll(List.of("--oidc-issuers", issuer.address()));
    return ServerConfig.of(arguments, Map.of());
  }

  private String whoami(String token, int status) throws Exception {
    var answer = operator.withToken(token).get("/api/v1/whoami", "operator");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return answer.body();
  }

  @Test
  void signsInWithATokenOfAnIssuer() throws Exception {
    String token = issuer.token(issuer.claims("ada").claim("groups", List.of("/flight")));
    assertThat(whoami(token, 200))
        .contains("\"principal\":\"ada\"", "\"teams\":[\"flight\"]", "product_owner");
    String without = issuer.token(issuer.claims("kim"));
    assertThat(whoami(without, 200)).contains("\"principal\":\"kim\"", "\"roles\":[]");
  }

  @Test
  void refusesWhatIsNotForIt() throws Exception {
    assertThat(whoami(issuer.token(issuer.claims("ada").audience("other")), 401))
        .contains("W-ACCESS-001");
    assertThat(whoami(issuer.token(issuer.claims("ada").issuer("https://evil.example")), 401))
        .contains("W-ACCESS-001");
    assertThat(whoami(issuer.token(issuer.claims("operator")), 401)).contains("W-ACCESS-001");
    String huge = issuer.token(issuer.claims("ada").claim("x", "y".repeat(9_000)));
    assertThat(whoami(huge, 401)).contains("W-ACCESS-001").doesNotContain(huge);
  }

  @Test
  void makesNoTokenThatLastsLonger() throws Exception {
    TestClient ada = operator.withToken(issuer.token(issuer.claims("ada")));
    for (var answer :
        List.of(
            ada.post("/api/v1/tokens", "{\"name\":\"ci\",\"days\":1}", "operator"),
            ada.post("/api/v1/access-tokens", "{\"minutes\":5}", "operator"))) {
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
    }
  }

  @Test
  void whoHasLeftIsRefusedWithTheNextRequest() throws Exception {
    String token = issuer.token(issuer.claims("ada"));
    whoami(token, 200);
    var left = new HashMap<>(MESH);
    left.replaceAll((_, text) -> text.replace("name: ada", "name: ada\nstatus: retired"));
    operator.apply(
        left, TestClient.send(operator.zip("/api/v1/plans", left, "operator")), "operator");
    assertThat(whoami(token, 401)).contains("W-ACCESS-032");
  }
}
