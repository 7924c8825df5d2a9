package dev.weft.server.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OpenApiTest {

  private final OpenApi api = OpenApi.ofBuild("0.1.0");

  @Test
  void offersEveryOperationOfTheApi() {
    assertThat(api.operations())
        .extracting(operation -> operation.method() + " " + operation.path())
        .containsExactlyInAnyOrder(
            "GET /health",
            "GET /openapi.json",
            "GET /.well-known/jwks.json",
            "POST /api/v1/access-tokens",
            "GET /api/v1/sign-in",
            "POST /api/v1/sessions",
            "DELETE /api/v1/session",
            "POST /api/v1/people/{who}/password-offers",
            "POST /api/v1/password",
            "GET /api/v1/status",
            "GET /api/v1/whoami",
            "POST /api/v1/plans",
            "POST /api/v1/policy-plans",
            "POST /api/v1/applies",
            "POST /api/v1/changes",
            "GET /api/v1/changes",
            "GET /api/v1/changes/{number}",
            "POST /api/v1/changes/{number}/content",
            "POST /api/v1/changes/{number}/comments",
            "POST /api/v1/changes/{number}/approval",
            "POST /api/v1/changes/{number}/acknowledgements",
            "POST /api/v1/changes/{number}/rejection",
            "POST /api/v1/changes/{number}/withdrawal",
            "POST /api/v1/changes/{number}/application",
            "GET /api/v1/compliance",
            "GET /api/v1/compliance/judgements",
            "GET /api/v1/terms",
            "GET /api/v1/terms/{scope}/{name}",
            "POST /api/v1/runs",
            "POST /api/v1/previews",
            "GET /api/v1/runs",
            "GET /api/v1/runs/{id}",
            "GET /api/v1/runs/{id}/events",
            "POST /api/v1/runs/{id}/cancel",
            "GET /api/v1/domains",
            "GET /api/v1/domains/{domain}",
            "GET /api/v1/domains/{domain}/members",
            "POST /api/v1/domains/{domain}/members",
            "DELETE /api/v1/domains/{domain}/members/{who}",
            "GET /api/v1/access/explanation",
            "POST /api/v1/access-requests",
            "GET /api/v1/access-requests",
            "GET /api/v1/access-requests/{number}",
            "POST /api/v1/access-requests/{number}/approval",
            "POST /api/v1/access-requests/{number}/rejection",
            "POST /api/v1/access-requests/{number}/withdrawal",
            "GET /api/v1/agreements",
            "GET /api/v1/agreements/{domain}/{id}",
            "GET /api/v1/agreements/{domain}/{id}/impact",
            "POST /api/v1/agreements/{domain}/{id}/renewals",
            "POST /api/v1/agreements/{domain}/{id}/revocation",
            "GET /api/v1/inbox",
            "POST /api/v1/inbox/{number}/reading",
            "POST /api/v1/inbox/readings",
            "GET /api/v1/watches",
            "POST /api/v1/watches",
            "DELETE /api/v1/watches/{domain}/{product}",
            "GET /api/v1/products",
            "GET /api/v1/products/{domain}/{product}",
            "GET /api/v1/products/{domain}/{product}/releases",
            "GET /api/v1/products/{domain}/{product}/releases/{number}",
            "GET /api/v1/products/{domain}/{product}/releases/{from}/diff/{to}",
            "POST /api/v1/products/{domain}/{product}/rollbacks",
            "GET /api/v1/products/{domain}/{product}/checks",
            "GET /api/v1/products/{domain}/{product}/consumers",
            "GET /api/v1/products/{domain}/{product}/checks/history",
            "GET /api/v1/contracts",
            "GET /api/v1/contracts/{id}",
            "GET /api/v1/lineage",
            "GET /api/v1/inputs/{id}",
            "POST /api/v1/query",
            "DELETE /api/v1/queries/{id}",
            "GET /api/v1/queries",
            "POST /api/v1/tokens",
            "GET /api/v1/tokens",
            "DELETE /api/v1/tokens/{id}",
            "GET /api/v1/storage",
            "POST /api/v1/storage/sweep",
            "GET /api/v1/audit",
            "GET /api/v1/audit/verification",
            "GET /api/v1/audit/export");
  }

  @Test
  void hasATitleAndAVersion() {
    assertThat(api.text()).contains("\"title\":\"Weft\"").contains("\"version\":\"0.1.0\"");
  }

  @Test
  void namesEveryOperationOnce() {
    assertThat(api.operations()).extracting(OpenApi.Operation::id).doesNotHaveDuplicates();
    assertThat(api.match("GET", "/api/v1/runs/r1/events").orElseThrow().id())
        .isEqualTo("getRunsByIdEvents");
  }

  @Test
  void findsTheOperationBehindAPath() {
    assertThat(api.match("GET", "/api/v1/runs/a/b/c")).isEmpty();
    assertThat(api.match("PUT", "/api/v1/runs")).isEmpty();
    assertThat(api.at("/api/v1/runs")).hasSize(2);
  }

  @Test
  void describesOptionalPartsAsWhatTheyAre() {
    assertThat(api.text())
        .doesNotContain(">\"")
        .contains("{\"name\":\"limit\",\"in\":\"query\"")
        .contains("\"schema\":{\"type\":\"integer\"");
  }

  @Test
  void saysInASentenceWhatEachOperationDoes() {
    assertThat(api.text())
        .doesNotContain("\"summary\":\"\"")
        .contains("Starts to build and publish");
  }
}
