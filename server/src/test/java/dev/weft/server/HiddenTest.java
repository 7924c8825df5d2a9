package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What `LeakTest` does not find by walking: pages, counts and internal tables beside what is
/// hidden. `sales/secret` and `finance/shadow` are hidden, flo of finance knows nothing of sales,
/// ann nothing of finance.
class HiddenTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String HIDDEN = "[{ property: weft.hidden, value: true }, { property: weft";

  @TempDir private static Path root;
  private static Server server;
  private static String token;

  @BeforeAll
  static void start() throws Exception {
    Path sources = Files.createDirectories(root.resolve("sources/data"));
    Files.writeString(sources.resolve("orders.csv"), "order_id,amount\n1,10.5\n2,-1\n");
    server = Server.start(TestConfig.of(root, "--sample"));
    token = Files.readString(root.resolve("data/operator.token")).strip();
    for (String who : List.of("operator", "ann", "flo")) {
      apply(documents(), who);
    }
    for (String product : List.of("orders", "secret")) {
      String run = post("/runs", "{\"product\":\"sales/" + product + "\"}", "ann").body();
      String id = run.replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
      assertThat(get("/runs/" + id + "/events", "ann").body()).contains("succeeded");
    }
  }

  @AfterAll
  static void stop() {
    server.close();
    HTTP.close();
  }

  @Test
  void tellsNobodyOutsideWhichTablesAreInternal() throws Exception {
    String made = "/query";
    var missing = post(made, "{\"sql\":\"select * from sales.orders.nothing\"}", "flo");
    for (String table : List.of("raw_orders", "_quarantine_orders", "orders")) {
      for (String who : List.of("flo", "operator")) {
        var answer = post(made, "{\"sql\":\"select * from sales.orders." + table + "\"}", who);
        assertThat(
                told(answer)
                    .replace("sales.orders." + table, "sales.orders.NAME")
                    .replace("operator", "flo"))
            .as(table + " to " + who)
            .isEqualTo(told(missing));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/products", "/contracts", "/domains"})
  void pagesOverWhatIsHiddenWithoutATrace(String path) throws Exception {
    for (String who : List.of("flo", "ann")) {
      String next = "";
      var items = new StringBuilder();
      do {
        String page = get(path + "?limit=1&cursor=" + next, who).body();
        items.append(page.replaceFirst(".*?\"items\":\\[(.*)\\].*", "$1,"));
        var cursor = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
        next = cursor.find() ? cursor.group(1) : "";
        assertThat(next).doesNotContain(who.equals("flo") ? "secret" : "shadow");
      } while (!next.isEmpty());
      String whole = get(path, who).body().replaceFirst(".*?\"items\":\\[(.*)\\].*", "$1,");
      assertThat(items.toString().replace(",,", ",")).isEqualTo(whole);
    }
  }

  @Test
  void countsHiddenReadersInAPlanWithoutTheirNames() throws Exception {
    var documents = documents();
    documents.merge("sales/orders/sql/orders.sql", "where true\n", String::concat);
    var plan = plan(documents, "ann");
    assertThat(plan.body())
        .contains("\"product\":\"sales/orders\"", "\"readers\":[],\"hiddenReaders\":1")
        .doesNotContain("shadow");
  }

  @Test
  void doesNotSayWhichHiddenProductPromisesAContract() throws Exception {
    var documents = documents();
    documents.replaceAll(
        (file, text) ->
            file.startsWith("finance/shadow/")
                ? text.replace("finance.shadow.shadow", "sales.secret.orders")
                : text);
    documents.keySet().removeIf(file -> file.startsWith("sales/"));
    var refused = plan(documents, "flo");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("Contract sales.secret.orders is already promised by another product")
        .doesNotContain("sales/secret");
  }

  @Test
  void resolvesAHiddenInputThatAnAgreementGives() throws Exception {
    var documents = documents();
    documents.merge(
        "sales/agreements/shadow.yaml",
        """
        ---
        apiVersion: weft/v1
        kind: Agreement
        id: shadow_reads_secret
        product: sales/secret@1
        consumer: product:finance/shadow
        purposes: [exploration]
        reason: Between us.
        """,
        String::concat);
    apply(documents, "ann");
    try {
      assertThat(plan(reading("secret"), "flo").statusCode()).isEqualTo(200);
    } finally {
      documents.computeIfPresent(
          "sales/agreements/shadow.yaml",
          (_, text) ->
              text.replace("id: shadow_reads_secret", "id: shadow_reads_secret\nstatus: retired"));
      apply(documents, "ann");
    }
    assertThat(plan(reading("secret"), "flo").statusCode()).isEqualTo(422);
  }

  /// The folder of finance, whose product reads a product of sales.
  private static Map<String, String> reading(String product) {
    var documents = documents();
    documents.keySet().removeIf(file -> file.startsWith("sales/"));
    documents.replaceAll(
        (_, text) ->
            text.replace("sales.orders.orders", "sales." + product + ".orders")
                .replace("count(*)", "count(nowhere)"));
    if (product.equals("secret")) {
      documents.replaceAll((_, text) -> text.replace("count(nowhere)", "count(amount)"));
    }
    return documents;
  }

  private static Map<String, String> documents() {
    var documents = new TreeMap<>(JourneyTest.DOCUMENTS);
    JourneyTest.DOCUMENTS.forEach(
        (file, text) ->
            documents.put(
                file.replace("sales/orders/", "sales/secret/"),
                file.startsWith("sales/orders/")
                    ? text.replace("sales.orders", "sales.secret")
                        .replace("name: orders\ndomain", "name: secret\ndomain")
                        .replace("[{ property: weft.kind", HIDDEN + ".kind")
                    : text));
    documents.merge("people.yaml", person("flo"), (all, one) -> all + "---\n" + one);
    documents.put(
        "finance/domain.yaml",
        document("sales/domain.yaml")
            .replace("sales", "finance")
            .replace("ann", "flo")
            .replace("eve", "fay"));
    documents.put(
        "finance/shadow/product.yaml",
        document("sales/orders/product.yaml")
                .replace("sales", "finance")
                .replace("orders", "shadow")
                .replace("sourceAligned", "aggregate")
                .replace("[{ property: weft.kind", HIDDEN + ".kind")
            + "inputPorts: [{ name: orders, version: 1.0.0, contractId: sales.orders.orders }]\n");
    documents.put(
        "finance/shadow/build.yaml", "apiVersion: weft/v1\nkind: Build\ntables: { shadow: {} }\n");
    documents.put(
        "finance/shadow/sql/shadow.sql", "select count(*) as n from sales.orders.orders\n");
    documents.put(
        "finance/shadow/contracts/shadow.yaml",
        """
        apiVersion: v3.1.0
        kind: DataContract
        id: finance.shadow.shadow
        name: shadow
        version: 1.0.0
        status: active
        schema:
          - name: shadow
            logicalType: object
            properties:
              - { id: n, name: n, logicalType: integer, logicalTypeOptions: { format: i64 }, required: true, classification: public }
        """);
    documents.put(
        "sales/agreements/shadow.yaml",
        """
        apiVersion: weft/v1
        kind: Agreement
        id: shadow_reads_orders
        product: sales/orders@1
        consumer: product:finance/shadow
        purposes: [exploration]
        reason: Between us.
        """);
    return documents;
  }

  private static String document(String file) {
    return Objects.requireNonNull(JourneyTest.DOCUMENTS.get(file));
  }

  private static String person(String name) {
    return "apiVersion: weft/v1\nkind: Person\nname: " + name + "\ntitle: " + name + "\n";
  }

  /// Status and body, without what is different in every answer and without the name asked for.
  private static String told(HttpResponse<String> answer) {
    return answer.statusCode()
        + answer
            .body()
            .replaceAll("\"(trace|traceId|instance|query)\":\"[^\"]*\"", "")
            .replaceAll("secret|nothing", "NAME")
            .replaceAll("count\\((nowhere|amount)\\)", "count(…)")
            .replaceAll("\"fingerprint\":\"[^\"]*\"", "");
  }

  private static void apply(Map<String, String> documents, String who) throws Exception {
    var plan = plan(documents, who);
    assertThat(plan.statusCode()).as(plan.body()).isEqualTo(200);
    var fingerprint = Pattern.compile("\"fingerprint\":\"([^\"]+)\"").matcher(plan.body());
    assertThat(fingerprint.find()).isTrue();
    var applied =
        send(zip("/applies", documents, who).header("If-Match", '"' + fingerprint.group(1) + '"'));
    assertThat(applied.statusCode()).as(applied.body()).isEqualTo(200);
  }

  private static HttpResponse<String> plan(Map<String, String> documents, String who)
      throws Exception {
    return send(zip("/plans", documents, who));
  }

  private static HttpResponse<String> get(String path, String who) throws Exception {
    return send(as(path, who));
  }

  private static HttpResponse<String> post(String path, String json, String who) throws Exception {
    return send(
        as(path, who)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private static HttpRequest.Builder zip(String path, Map<String, String> files, String who)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
    return as(path, who)
        .header("Content-Type", "application/zip")
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes.toByteArray()));
  }

  private static HttpRequest.Builder as(String path, String who) {
    var request =
        HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
            .header("Authorization", "Bearer " + token);
    return who.equals("operator") ? request : request.header("X-Weft-As", who);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
