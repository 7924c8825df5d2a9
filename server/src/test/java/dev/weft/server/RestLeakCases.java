package dev.weft.server;

import static dev.weft.server.LeakAsk.delete;
import static dev.weft.server.LeakAsk.folder;
import static dev.weft.server.LeakAsk.get;
import static dev.weft.server.LeakAsk.post;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How each operation is asked about what is open, hidden and missing. None of the askers may do
/// with the mesh what would change the answers of others.
final class RestLeakCases {

  private static final String PRODUCT = "/api/v1/products/sales/$product";
  private static final String RUN = "/api/v1/runs/$run";
  private static final String REQUEST = "/api/v1/access-requests/$request";
  private static final String AGREEMENT = "/api/v1/agreements/sales/$agreement";
  private static final String WHOLE = "sales/$product:$table";

  private static final Set<String> READING =
      Set.of(
          "POST /api/v1/plans",
          "POST /api/v1/policy-plans",
          "POST /api/v1/query",
          "DELETE /api/v1/queries/{id}",
          "POST /api/v1/access-tokens");

  private static final Set<String> OPEN =
      Set.of(
          "GET /health", "GET /openapi.json", "GET /.well-known/jwks.json", "GET /api/v1/sign-in");

  private RestLeakCases() {}

  /// Operation to questions.
  static Map<String, List<LeakAsk>> all() {
    var cases = new TreeMap<String, List<LeakAsk>>();
    node(cases);
    folders(cases);
    runs(cases);
    mesh(cases);
    access(cases);
    data(cases);
    return cases;
  }

  /// Whether anybody at all may ask, also without a token.
  static boolean isOpen(String operation) {
    return OPEN.contains(operation);
  }

  /// Whether nothing is different afterwards.
  static boolean reads(String operation) {
    return operation.startsWith("GET ") || READING.contains(operation);
  }

  private static void node(Map<String, List<LeakAsk>> cases) {
    cases.put("GET /health", List.of(get("/health")));
    cases.put("GET /openapi.json", List.of(get("/openapi.json")));
    cases.put("GET /.well-known/jwks.json", List.of(get("/.well-known/jwks.json")));
    cases.put("GET /api/v1/status", List.of(get("/api/v1/status")));
    cases.put("GET /api/v1/whoami", List.of(get("/api/v1/whoami")));
    cases.put("GET /api/v1/storage", List.of(get("/api/v1/storage")));
    cases.put("POST /api/v1/storage/sweep", List.of(post("/api/v1/storage/sweep", "")));
    cases.put(
        "POST /api/v1/access-tokens", List.of(post("/api/v1/access-tokens", "{\"minutes\":1}")));
    cases.put("GET /api/v1/sign-in", List.of(get("/api/v1/sign-in")));
    cases.put("POST /api/v1/sessions", List.of(post("/api/v1/sessions", "{\"name\":\"mine\"}")));
    cases.put(
        "POST /api/v1/people/{who}/password-offers",
        List.of(
            post("/api/v1/people/nobody/password-offers", ""),
            post("/api/v1/people/eve/password-offers", "")));
    cases.put(
        "POST /api/v1/password",
        List.of(
            post("/api/v1/password", "{\"old\":\"x\",\"password\":\"correct horse battery\"}")));
    cases.put("DELETE /api/v1/session", List.of(delete("/api/v1/session")));
    cases.put("GET /api/v1/tokens", List.of(get("/api/v1/tokens")));
    cases.put(
        "POST /api/v1/tokens",
        List.of(
            post("/api/v1/tokens", "{\"name\":\"mine\",\"days\":1}"),
            post("/api/v1/tokens", "{\"name\":\"mine\",\"days\":1,\"holder\":\"nobody\"}")));
    cases.put("DELETE /api/v1/tokens/{id}", List.of(delete("/api/v1/tokens/$token")));
  }

  private static void folders(Map<String, List<LeakAsk>> cases) {
    var reading = LeakDocuments.reading("$contract");
    var changed = LeakDocuments.changed();
    cases.put(
        "POST /api/v1/plans",
        List.of(
            folder("/api/v1/plans", reading),
            folder("/api/v1/plans", broken(reading)),
            folder("/api/v1/plans", unreadable(reading)),
            folder("/api/v1/plans", LeakDocuments.otherTeams()),
            folder("/api/v1/plans", LeakDocuments.moving()),
            folder("/api/v1/plans", brokenMove()),
            folder("/api/v1/plans", changed)));
    cases.put(
        "POST /api/v1/policy-plans",
        List.of(
            folder("/api/v1/policy-plans", LeakDocuments.policies()),
            folder("/api/v1/policy-plans?days=400", LeakDocuments.policies()),
            folder("/api/v1/policy-plans", unreadable(reading))));
    cases.put(
        "POST /api/v1/applies",
        List.of(
            folder("/api/v1/applies", broken(reading)).with("If-Match", "\"none\""),
            folder("/api/v1/applies", changed).with("If-Match", "\"none\"")));
    changes(cases);
    cases.put(
        "POST /api/v1/previews",
        List.of(
            post("/api/v1/previews?product=sales/$product", ""),
            post("/api/v1/previews?product=sales/$product&source=raw_orders=orders.csv", ""),
            folder("/api/v1/previews?product=sales/$product", LeakDocuments.failing())));
  }

  private static void changes(Map<String, List<LeakAsk>> cases) {
    String change = "/api/v1/changes/$change";
    cases.put(
        "POST /api/v1/changes",
        List.of(
            folder("/api/v1/changes?title=A", broken(LeakDocuments.reading("$contract"))),
            folder("/api/v1/changes?title=A", brokenMove()),
            folder("/api/v1/changes", LeakDocuments.all())));
    cases.put(
        "POST /api/v1/changes/{number}/content",
        List.of(seen(folder(change + "/content", LeakDocuments.all()))));
    cases.put(
        "GET /api/v1/changes",
        List.of(get("/api/v1/changes"), get("/api/v1/changes?state=open&limit=1")));
    cases.put("GET /api/v1/changes/{number}", List.of(get(change)));
    for (String saying :
        List.of("comments", "rejection", "approval", "withdrawal", "application")) {
      cases.put(
          "POST /api/v1/changes/{number}/" + saying,
          List.of(seen(post(change + "/" + saying, "{\"text\":\"So.\"}"))));
    }
    cases.put(
        "POST /api/v1/changes/{number}/acknowledgements",
        List.of(seen(post(change + "/acknowledgements", "{\"consumer\":\"finance/zqshadow@1\"}"))));
  }

  private static LeakAsk seen(LeakAsk ask) {
    return ask.with("If-Match", "\"none\"");
  }

  private static Map<String, String> brokenMove() {
    var broken = new TreeMap<>(LeakDocuments.moving());
    broken.put("finance/$product/sql/counts.sql", "select nowhere as n from sales.orders.orders\n");
    return broken;
  }

  private static Map<String, String> broken(Map<String, String> documents) {
    var broken = new TreeMap<>(documents);
    broken.put("finance/counting/sql/counts.sql", "select nowhere as n from $contract\n");
    return broken;
  }

  private static Map<String, String> unreadable(Map<String, String> documents) {
    var unreadable = new TreeMap<>(broken(documents));
    unreadable.put("finance/counting/build.yaml", "kind: Built\n");
    return unreadable;
  }

  private static void runs(Map<String, List<LeakAsk>> cases) {
    cases.put(
        "GET /api/v1/runs",
        List.of(get("/api/v1/runs"), get("/api/v1/runs?product=sales/$product")));
    cases.put(
        "POST /api/v1/runs",
        List.of(
            post("/api/v1/runs", "{\"product\":\"sales/$product\"}"),
            post("/api/v1/runs", "{\"product\":\"sales/$product\",\"major\":1}")));
    cases.put("GET /api/v1/runs/{id}", List.of(get(RUN)));
    cases.put("GET /api/v1/runs/{id}/events", List.of(get(RUN + "/events")));
    cases.put("POST /api/v1/runs/{id}/cancel", List.of(post(RUN + "/cancel", "")));
  }

  private static void mesh(Map<String, List<LeakAsk>> cases) {
    cases.put(
        "GET /api/v1/domains", List.of(get("/api/v1/domains"), get("/api/v1/domains?limit=1")));
    cases.put("GET /api/v1/domains/{domain}", List.of(get("/api/v1/domains/sales")));
    cases.put(
        "GET /api/v1/domains/{domain}/members", List.of(get("/api/v1/domains/sales/members")));
    cases.put(
        "POST /api/v1/domains/{domain}/members",
        List.of(
            post("/api/v1/domains/sales/members", "{\"who\":\"sid\",\"roles\":[\"analyst\"]}")));
    cases.put(
        "DELETE /api/v1/domains/{domain}/members/{who}",
        List.of(delete("/api/v1/domains/sales/members/ann")));
    cases.put(
        "GET /api/v1/products",
        List.of(
            get("/api/v1/products"),
            get("/api/v1/products?limit=1"),
            get("/api/v1/products?domain=sales")));
    cases.put(
        "GET /api/v1/products/{domain}/{product}",
        List.of(get(PRODUCT), get(PRODUCT + "?major=1")));
    cases.put(
        "GET /api/v1/products/{domain}/{product}/consumers",
        List.of(get(PRODUCT + "/consumers"), get(PRODUCT + "/consumers?major=1&limit=1")));
    cases.put(
        "GET /api/v1/products/{domain}/{product}/releases",
        List.of(get(PRODUCT + "/releases"), get(PRODUCT + "/releases?limit=1")));
    cases.put(
        "GET /api/v1/products/{domain}/{product}/releases/{number}",
        List.of(get(PRODUCT + "/releases/1"), get(PRODUCT + "/releases/9")));
    cases.put(
        "GET /api/v1/products/{domain}/{product}/releases/{from}/diff/{to}",
        List.of(get(PRODUCT + "/releases/1/diff/2"), get(PRODUCT + "/releases/1/diff/1")));
    cases.put(
        "GET /api/v1/products/{domain}/{product}/checks",
        List.of(get(PRODUCT + "/checks"), get(PRODUCT + "/checks?major=1&limit=1")));
    cases.put(
        "GET /api/v1/products/{domain}/{product}/checks/history",
        List.of(
            get(PRODUCT + "/checks/history?table=$table&check=largest"),
            get(PRODUCT + "/checks/history?table=$table&check=longest"),
            get(PRODUCT + "/checks/history?table=raw_$table&check=largest"),
            get(PRODUCT + "/checks/history?table=$table&check=nowhere&limit=1")));
    cases.put(
        "POST /api/v1/products/{domain}/{product}/rollbacks",
        List.of(post(PRODUCT + "/rollbacks", "{\"to\":1}")));
    cases.put(
        "GET /api/v1/contracts",
        List.of(get("/api/v1/contracts"), get("/api/v1/contracts?limit=1")));
    cases.put(
        "GET /api/v1/contracts/{id}",
        List.of(get("/api/v1/contracts/$contract"), get("/api/v1/contracts/$contract?release=1")));
    cases.put("GET /api/v1/inputs/{id}", List.of(get("/api/v1/inputs/$contract")));
    cases.put(
        "GET /api/v1/terms",
        List.of(get("/api/v1/terms"), get("/api/v1/terms?scope=sales&limit=1")));
    cases.put(
        "GET /api/v1/terms/{scope}/{name}",
        List.of(get("/api/v1/terms/sales/order"), get("/api/v1/terms/sales/nowhere")));
    cases.put(
        "GET /api/v1/compliance",
        List.of(
            get("/api/v1/compliance"),
            get("/api/v1/compliance?domain=sales&days=3"),
            get("/api/v1/compliance?domain=nowhere")));
    cases.put(
        "GET /api/v1/compliance/judgements",
        List.of(
            get("/api/v1/compliance/judgements?all=true"),
            get("/api/v1/compliance/judgements?all=true&limit=1"),
            get("/api/v1/compliance/judgements?domain=sales&all=true"),
            get("/api/v1/compliance/judgements?product=sales/$product&all=true")));
    cases.put(
        "GET /api/v1/lineage",
        List.of(
            get("/api/v1/lineage?of=sales/$product"),
            get("/api/v1/lineage?of=sales/$product&direction=down"),
            get("/api/v1/lineage?of=" + WHOLE + "%23order_id&direction=down"),
            get("/api/v1/lineage?of=" + WHOLE + "%23nowhere")));
  }

  private static void access(Map<String, List<LeakAsk>> cases) {
    cases.put(
        "GET /api/v1/access/explanation",
        List.of(
            get("/api/v1/access/explanation?table=" + WHOLE),
            get("/api/v1/access/explanation?table=" + WHOLE + "&purpose=exploration"),
            get("/api/v1/access/explanation?table=" + WHOLE + "&who=ann"),
            get("/api/v1/access/explanation?table=sales/$product:raw_$table")));
    cases.put(
        "GET /api/v1/access-requests",
        List.of(get("/api/v1/access-requests"), get("/api/v1/access-requests?state=open")));
    cases.put(
        "POST /api/v1/access-requests",
        List.of(
            post("/api/v1/access-requests", asking("\"purposes\":[]")),
            post("/api/v1/access-requests", asking("\"port\":\"nowhere\"")),
            post("/api/v1/access-requests", asking("\"columns\":{\"$table\":[\"nowhere\"]}"))));
    cases.put("GET /api/v1/access-requests/{number}", List.of(get(REQUEST)));
    cases.put(
        "POST /api/v1/access-requests/{number}/approval", List.of(post(REQUEST + "/approval", "")));
    cases.put(
        "POST /api/v1/access-requests/{number}/rejection",
        List.of(post(REQUEST + "/rejection", "{\"reason\":\"No.\"}")));
    cases.put(
        "POST /api/v1/access-requests/{number}/withdrawal",
        List.of(post(REQUEST + "/withdrawal", "")));
    cases.put(
        "GET /api/v1/inbox", List.of(get("/api/v1/inbox"), get("/api/v1/inbox?all=true&limit=1")));
    cases.put(
        "POST /api/v1/inbox/{number}/reading", List.of(post("/api/v1/inbox/$notice/reading", "")));
    cases.put(
        "POST /api/v1/inbox/readings", List.of(post("/api/v1/inbox/readings", "{\"upTo\":1}")));
    cases.put("GET /api/v1/watches", List.of(get("/api/v1/watches")));
    cases.put(
        "POST /api/v1/watches",
        List.of(post("/api/v1/watches", "{\"product\":\"sales/$product\"}")));
    cases.put(
        "DELETE /api/v1/watches/{domain}/{product}",
        List.of(delete("/api/v1/watches/sales/$product")));
    cases.put("GET /api/v1/agreements", List.of(get("/api/v1/agreements")));
    cases.put("GET /api/v1/agreements/{domain}/{id}", List.of(get(AGREEMENT)));
    cases.put("GET /api/v1/agreements/{domain}/{id}/impact", List.of(get(AGREEMENT + "/impact")));
    cases.put(
        "POST /api/v1/agreements/{domain}/{id}/renewals",
        List.of(post(AGREEMENT + "/renewals", "{\"until\":\"2020-01-01\",\"reason\":\"So.\"}")));
    cases.put(
        "POST /api/v1/agreements/{domain}/{id}/revocation",
        List.of(post(AGREEMENT + "/revocation", "")));
    cases.put(
        "GET /api/v1/audit",
        List.of(
            get("/api/v1/audit"),
            get("/api/v1/audit?product=sales/$product"),
            get("/api/v1/audit?principal=ann"),
            get("/api/v1/audit?column=" + WHOLE + "%23order_id")));
    cases.put("GET /api/v1/audit/verification", List.of(get("/api/v1/audit/verification")));
    cases.put("GET /api/v1/audit/export", List.of(get("/api/v1/audit/export")));
  }

  private static String asking(String more) {
    String purposes = more.contains("purposes") ? "" : ",\"purposes\":[\"exploration\"]";
    return "{\"product\":\"sales/$product\",\"reason\":\"So.\"," + more + purposes + "}";
  }

  private static void data(Map<String, List<LeakAsk>> cases) {
    cases.put(
        "POST /api/v1/query",
        List.of(
            sql("select * from sales.$product.$table", "text/csv"),
            sql("select * from sales.$product.$table", "application/json"),
            sql("select * from sales.$product.$table", "application/vnd.apache.arrow.stream"),
            sql("select * from sales.$product.raw_$table", "text/csv"),
            sql("select * from sales.$product._quarantine_$table", "text/csv"),
            sql("select * from sales.$product._quarantine_raw_$table", "text/csv"),
            sql("select * from sales.\\\"$product@1\\\".$table", "text/csv"),
            sql("select * from sales.\\\"$product@1.0.0+1\\\".$table", "text/csv"),
            sql("select nowhere from sales.$product.$table", "text/csv"),
            sql("select passport from sales.$product.$table", "text/csv"),
            sql("select cast(email as integer) from sales.$product.$table", "text/csv"),
            sql("select * from sales.$product.$table where error(email) is null", "text/csv"),
            sql("explain select * from sales.$product.$table", "text/csv"),
            sql("select count(*) from sales.$product.$table where email like '%q%'", "text/csv")));
    cases.put("GET /api/v1/queries", List.of(get("/api/v1/queries")));
    cases.put(
        "DELETE /api/v1/queries/{id}",
        List.of(delete("/api/v1/queries/00000000-0000-0000-0000-000000000000")));
  }

  private static LeakAsk sql(String statement, String type) {
    String json = "{\"sql\":\"" + statement + "\",\"purpose\":\"exploration\"}";
    return post("/api/v1/query", json).with("Accept", type);
  }
}
