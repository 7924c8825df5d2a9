package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.server.auth.oidc.TestIssuer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An issuer that redeems codes only for a server that proves who it is.
class ClientSecretTest {

  /// With what RFC 6749 encodes before it is shown.
  private static final String SECRET = "s3cret: +/%ä";

  @TempDir private Path root;
  private final TestIssuer issuer = TestIssuer.start();

  @AfterEach
  void stop() {
    issuer.close();
  }

  private PeopleMesh start(Map<String, String> environment) throws Exception {
    return PeopleMesh.start(
        root, TestConfig.of(root, environment, "--oidc-issuers", issuer.address()));
  }

  @Test
  void showsItsSecretAndKeepsIt() throws Exception {
    issuer.expects(SECRET);
    try (var mesh = start(Map.of("WEFT_OIDC_CLIENT_SECRET", SECRET));
        var browser = new TestBrowser(mesh.url())) {
      var me = browser.open("/sign-in?to=/api/v1/whoami");
      assertThat(me.body()).contains("\"principal\":\"ada\"");
      mesh.keepsNoneOf(SECRET);
    }
  }

  @Test
  void signsNobodyInWithAnotherOrNone() throws Exception {
    issuer.expects(SECRET);
    for (var environment :
        List.of(Map.of("WEFT_OIDC_CLIENT_SECRET", "wrong"), Map.<String, String>of())) {
      try (var mesh = start(environment);
          var browser = new TestBrowser(mesh.url())) {
        var refused = browser.open("/sign-in?to=/api/v1/whoami");
        assertThat(refused.status()).as(refused.body()).isEqualTo(401);
        assertThat(refused.body())
            .contains("W-ACCESS-001")
            .doesNotContain("wrong", "invalid_client");
        assertThat(browser.cookie("weft")).isEmpty();
      }
    }
  }

  @Test
  void showsNoneToAnIssuerThatGaveNone() throws Exception {
    try (var mesh = start(Map.of());
        var browser = new TestBrowser(mesh.url())) {
      assertThat(browser.open("/sign-in?to=/api/v1/whoami").status()).isEqualTo(200);
    }
  }
}
