package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.auth.oidc.TestIssuer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bearer tokens of an issuer of others, at a whole server.
class IssuerTest {

  @TempDir private Path root;
  private final TestIssuer issuer = TestIssuer.start();
  private PeopleMesh mesh;

  @BeforeEach
  void start() throws Exception {
    mesh = PeopleMesh.start(root, "--oidc-issuers", issuer.address());
  }

  @AfterEach
  void stop() {
    mesh.close();
    issuer.close();
  }

  private String whoami(String token, int status) throws Exception {
    return mesh.with(token).whoami(status);
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
    TestClient ada = mesh.with(issuer.token(issuer.claims("ada")));
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
    mesh.adaLeaves();
    assertThat(whoami(token, 401)).contains("W-ACCESS-032");
  }
}
