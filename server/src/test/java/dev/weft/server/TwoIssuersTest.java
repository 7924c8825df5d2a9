package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.weft.server.auth.oidc.TestIssuer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two issuers that call everybody by the same `sub`, their keys and their sessions by the same
/// names.
class TwoIssuersTest {

  @TempDir private Path root;
  private final TestIssuer first = TestIssuer.start();
  private final TestIssuer second = TestIssuer.start();
  private PeopleMesh mesh;

  @BeforeEach
  void start() throws Exception {
    mesh = PeopleMesh.start(root, "--oidc-issuers", first.address() + "," + second.address());
  }

  @AfterEach
  void stop() {
    mesh.close();
    first.close();
    second.close();
  }

  @Test
  void aSubjectIsNobody() throws Exception {
    String flight =
        mesh.with(first.token(first.claims("ada").claim("groups", List.of("/flight")))).whoami(200);
    assertThat(flight).contains("\"principal\":\"ada\"", "\"teams\":[\"flight\"]");
    assertThat(mesh.with(second.token(second.claims("kim"))).whoami(200))
        .contains("\"principal\":\"kim\"", "\"teams\":[]", "\"roles\":[]");
  }

  @Test
  void aKeyOfTheOneSignsNothingOfTheOther() throws Exception {
    mesh.with(first.token(first.claims("ada"))).whoami(200);
    mesh.with(second.token(second.claims("ada"))).whoami(200);
    assertThat(mesh.with(second.token(first.claims("ada"))).whoami(401)).contains("W-ACCESS-001");
    assertThat(mesh.with(first.token(second.claims("ada"))).whoami(401)).contains("W-ACCESS-001");
  }

  /// Both count alike, so the account is the same person.
  @Test
  void whatOneSaysTakesNothingFromWhatTheOtherSaid() throws Exception {
    TestClient earlier =
        mesh.with(first.token(said(first, 60).claim("groups", List.of("/flight"))));
    assertThat(earlier.whoami(200)).contains("\"teams\":[\"flight\"]");
    assertThat(mesh.with(second.token(said(second, 30))).whoami(200))
        .contains("\"teams\":[\"flight\"]");
    assertThat(earlier.whoami(200)).contains("\"teams\":[\"flight\"]");
  }

  private static JWTClaimsSet.Builder said(TestIssuer issuer, int secondsAgo) {
    return issuer.claims("ada").issueTime(Date.from(Instant.now().minusSeconds(secondsAgo)));
  }

  /// Whoever tells of a sign-out learns not which issuers count here.
  @Test
  void answersTheWordOfNoIssuerAsThatOfAStranger() throws Exception {
    try (var stranger = TestIssuer.start()) {
      var claims = first.claims("ada").claim("sid", "s-1");
      var forged = mesh.signedOut(stranger.token(claims));
      var unknown = mesh.signedOut(stranger.logoutToken("s-1"));
      assertThat(forged.statusCode()).as(forged.body()).isEqualTo(401);
      assertThat(TestClient.member(forged, "detail"))
          .isEqualTo(TestClient.member(unknown, "detail"));
    }
  }

  @Test
  void theOneEndsNoSessionOfTheOther() throws Exception {
    try (var browser = new TestBrowser(mesh.url())) {
      browser.open("/sign-in");
      assertThat(mesh.signedOut(second.logoutToken("s-1")).statusCode()).isEqualTo(200);
      assertThat(browser.get("/api/v1/whoami").statusCode()).isEqualTo(200);
      assertThat(mesh.signedOut(first.logoutToken("s-1")).statusCode()).isEqualTo(200);
      assertThat(browser.get("/api/v1/whoami").statusCode()).isEqualTo(401);
    }
  }
}
