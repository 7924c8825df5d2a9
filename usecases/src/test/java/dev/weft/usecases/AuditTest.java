package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.audit.AuditFilter;
import dev.weft.catalog.audit.AuditRecord;
import dev.weft.catalog.audit.StoredRecord;
import dev.weft.model.access.Caller;
import dev.weft.model.access.Principal;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.audit.AuditQuestion;
import dev.weft.usecases.audit.AuditView;
import dev.weft.usecases.audit.ExportAudit;
import dev.weft.usecases.audit.VerifyAudit;
import dev.weft.usecases.paging.PageRequest;
import dev.weft.usecases.query.QueryFormat;
import dev.weft.usecases.query.QueryRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What is written down of questions, and who may read it. One mesh for all: each test asks as
/// somebody else or something else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller FRED = TestMesh.as("fred");
  private static final Caller GIL = TestMesh.as("gil");
  private static final AuditQuestion ALL = question("", "", "", "");

  private TestMesh mesh;
  private Path root;

  @BeforeAll
  void release(@TempDir Path folder) {
    root = folder;
    mesh = SmallMesh.applied(folder);
    mesh.run(ANN, "sales/orders");
    mesh.run(FRED, "finance/report");
  }

  @AfterAll
  void stop() {
    mesh.close();
  }

  private static AuditQuestion question(
      String column, String since, String principal, String outcome) {
    return new AuditQuestion(
        some(column), some(since), some(principal), some(outcome), Optional.empty());
  }

  private static Optional<String> some(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private List<AuditView> seen(Caller by, AuditQuestion question) {
    mesh.log.seal(); // what left may still be on its way
    return mesh.audits.list(by, question, new PageRequest("", 500)).items();
  }

  private void refuses(Caller by, String sql) {
    assertThat(catchThrowableOfType(WeftException.class, () -> mesh.query(by, sql))).isNotNull();
  }

  private AuditRecord newest() {
    return stored(1).getFirst().record();
  }

  private List<StoredRecord> stored(int limit) {
    mesh.log.seal(); // a usage may still be on its way
    return mesh.log.list(AuditFilter.ALL, Long.MAX_VALUE, limit);
  }

  @Test
  void saysWhoReadWhichColumnsUnderWhat() {
    mesh.query(
        ANN, "select day, sum(amount) from sales.orders.orders where customer = 'c1' group by day");
    var decision = stored(2).get(1).record();
    assertThat(decision.kind()).isEqualTo(AuditRecord.Kind.DECISION);
    assertThat(decision.who()).isEqualTo(new AuditRecord.Who("ann", "", "test", ""));
    assertThat(decision.registry()).isPositive();
    assertThat(decision.facts()).containsEntry("role.sales", "data_engineer, product_owner");
    assertThat(decision.question().text())
        .isEqualTo(
            "SELECT \"day\", sum(amount) FROM sales.orders.orders WHERE (customer = ?) GROUP BY"
                + " \"day\"");
    var table = decision.tables().getFirst();
    assertThat(table.product()).isEqualTo("sales/orders");
    assertThat(table.state()).isEqualTo("sales/orders@1.0.0+1");
    assertThat(table.grant().via()).isEqualTo("membership");
    assertThat(table.columns())
        .filteredOn(AuditRecord.Column::used)
        .extracting(AuditRecord.Column::name)
        .containsExactly("amount", "customer", "day");
  }

  @Test
  void saysWhatLeft() {
    mesh.query(ANN, "select order_id, 'x' as a from sales.orders.orders limit 2");
    var usage = stored(2).getFirst();
    assertThat(usage.record().kind()).isEqualTo(AuditRecord.Kind.USAGE);
    assertThat(usage.record().about()).isEqualTo(stored(2).get(1).id());
    assertThat(usage.counters().rows()).isEqualTo(2);
    assertThat(usage.counters().bytes()).isPositive();
    assertThat(usage.record().outcome().verdict()).isEqualTo(AuditRecord.Verdict.ANSWERED);
  }

  @Test
  void saysThatAnAnswerBrokeOff() {
    refuses(ANN, "select customer::integer from sales.orders.orders");
    assertThat(newest().outcome())
        .isEqualTo(new AuditRecord.Outcome(AuditRecord.Verdict.FAILED, "W-SQL-007"));
  }

  @Test
  void saysWhoWasRefused() {
    refuses(FLO, "select 1 from sales.orders.secrets");
    AuditRecord refusal = newest();
    assertThat(refusal.outcome())
        .isEqualTo(new AuditRecord.Outcome(AuditRecord.Verdict.DENY, "W-ACCESS-002"));
    assertThat(refusal.tables().getFirst().product()).isEqualTo("sales/orders");
    assertThat(refusal.tables().getFirst().name()).isEqualTo("secrets");
    assertThat(refusal.tables().getFirst().outcome().code()).isEqualTo("W-ACCESS-002");
  }

  @Test
  void saysWhoNamedWhatIsNotThere() {
    refuses(ANN, "select kanarie, amount from sales.orders.orders where customer = \"kanarie\"");
    AuditRecord refusal = newest();
    assertThat(refusal.kind()).isEqualTo(AuditRecord.Kind.DECISION);
    assertThat(refusal.outcome())
        .isEqualTo(new AuditRecord.Outcome(AuditRecord.Verdict.DENY, "W-SQL-004"));
    assertThat(refusal.question().purpose()).isEqualTo("exploration");
    assertThat(refusal.question().text())
        .isEqualTo("SELECT ?, amount FROM sales.orders.orders WHERE (customer = ?)");
    var table = refusal.tables().getFirst();
    assertThat(table.state()).isEqualTo("sales/orders@1.0.0+1");
    assertThat(table.grant().via()).isEqualTo("membership");
    assertThat(table.columns()).noneMatch(AuditRecord.Column::used);
  }

  @Test
  void saysWhoCalledWhatIsNotAllowed() {
    refuses(EVE, "select getenv('kanarie') from sales.orders.orders");
    assertThat(newest().outcome())
        .isEqualTo(new AuditRecord.Outcome(AuditRecord.Verdict.DENY, "W-SQL-002"));
    assertThat(newest().who().principal()).isEqualTo("eve");
    assertThat(newest().question().text()).isEqualTo("(no statement)");
    assertThat(newest().tables()).isEmpty();
  }

  @Test
  void saysWhoNamedATableThatIsNotThere() {
    refuses(EVE, "select amount, kanarie from sales.orders.kanarie");
    assertThat(newest().outcome().code()).isEqualTo("W-SQL-003");
    assertThat(newest().question().text()).doesNotContain("amount");
    assertThat(newest().tables().getFirst().product()).isEqualTo("sales/orders");
  }

  @Test
  void keepsPromisedNamesOfARefusal() {
    refuses(FLO, "select amount, secret from sales.orders.orders");
    assertThat(newest().question().text()).isEqualTo("SELECT amount, ? FROM sales.orders.orders");
  }

  @Test
  void saysWhoReallyActed() {
    var acting =
        new Caller(
            new Principal.OfPerson("ann"), Optional.of(new Principal.Operator()), "rest", "t-9");
    mesh.query(acting, "select 1 as acted");
    assertThat(stored(2).get(1).record().who())
        .isEqualTo(new AuditRecord.Who("ann", "operator", "rest", "t-9"));
  }

  @Test
  void countsTheSameQuestion() {
    for (int i = 0; i < 5; i++) {
      mesh.query(EVE, "select count(*) + " + i + " as n from sales.orders.orders");
    }
    var counted = seen(EVE, question("", "", "eve", "allow")).stream();
    // Other tests may seal in between.
    assertThat(
            counted
                .filter(one -> String.valueOf(one.statement()).contains("AS n"))
                .mapToLong(AuditView::times)
                .sum())
        .isEqualTo(5);
  }

  @Test
  void lookingAroundIsOneRecord() {
    mesh.audit.discovered(FLO, "show product", "sales/orders");
    AuditRecord looked = newest();
    assertThat(looked.kind()).isEqualTo(AuditRecord.Kind.DISCOVERY);
    assertThat(looked.question().action()).isEqualTo("show product");
    assertThat(looked.facts()).containsEntry("role.finance", "analyst");
  }

  @Test
  void findsWhoReadAColumn() {
    mesh.query(EVE, "select amount from sales.orders.orders");
    mesh.query(EVE, "select day from sales.orders.orders");
    var readers = seen(GIL, question("sales/orders:orders#amount", "1h", "eve", "allow"));
    assertThat(readers)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.statement()).contains("amount"));
    assertThat(seen(GIL, question("sales/orders@2:orders#amount", "", "", ""))).isEmpty();
    assertThat(seen(GIL, question("finance/report:report#amount", "", "", ""))).isEmpty();
  }

  @Test
  void showsEverybodyTheirOwn() {
    mesh.query(FLO, "select 'mine'");
    assertThat(seen(FLO, ALL)).isNotEmpty().allMatch(one -> one.principal().equals("flo"));
    assertThat(seen(TestMesh.as("nobody"), ALL)).isEmpty();
  }

  @Test
  void showsOwnersWhatConcernsTheirDomain() {
    mesh.query(EVE, "select max(order_id) from sales.orders.orders");
    mesh.query(FLO, "select max(orders) from finance.report.report");
    assertThat(seen(ANN, question("", "", "eve", ""))).isNotEmpty();
    assertThat(seen(ANN, question("", "", "flo", "answered"))).isEmpty();
    assertThat(seen(FRED, question("", "", "flo", "answered"))).isNotEmpty();
    // An analyst audits nothing but herself.
    assertThat(seen(EVE, question("", "", "ann", ""))).isEmpty();
    assertThat(seen(GIL, ALL)).extracting(AuditView::principal).contains("eve", "flo");
  }

  @Test
  void hidesFromOwnersWhatConcernsOthers() {
    var both = new ArrayList<AuditRecord.Table>();
    mesh.query(EVE, "select min(order_id) from sales.orders.orders");
    both.addAll(stored(2).get(1).record().tables());
    mesh.query(FLO, "select min(orders) from finance.report.report");
    AuditRecord one = stored(2).get(1).record();
    both.addAll(one.tables());
    mesh.log.append(
        new AuditRecord(
            one.kind(),
            one.at(),
            one.registry(),
            new AuditRecord.Who("zoe", "", "rest", ""),
            one.question(),
            one.outcome(),
            both,
            one.facts(),
            0));
    AuditView forAnn = seen(ANN, question("", "", "zoe", "")).getFirst();
    assertThat(forAnn.tables())
        .extracting(AuditView.Table::product)
        .containsExactly("sales/orders");
    assertThat(forAnn.otherTables()).isEqualTo(1);
    assertThat(forAnn.statement()).isNull();
    AuditView forGil = seen(GIL, question("", "", "zoe", "")).getFirst();
    assertThat(forGil.tables()).hasSize(2);
    assertThat(forGil.otherTables()).isZero();
    assertThat(forGil.statement()).contains("finance.report.report");
  }

  @Test
  void pagesThroughAll() {
    for (int i = 0; i < 7; i++) {
      mesh.query(
          EVE,
          "select " + "1, ".repeat(i) + "day, " + "day, ".repeat(i) + "1 from sales.orders.orders");
    }
    mesh.log.seal();
    var ids = new ArrayList<Long>();
    String cursor = "";
    while (cursor != null) {
      var page = mesh.audits.list(EVE, ALL, new PageRequest(cursor, 3));
      assertThat(page.items().size()).isLessThanOrEqualTo(3);
      page.items().forEach(one -> ids.add(one.id()));
      cursor = page.next();
    }
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids).isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(ids).hasSameSizeAs(seen(EVE, ALL));
  }

  @Test
  void understandsTimes() {
    mesh.query(EVE, "select 'a time'");
    assertThat(seen(EVE, question("", "30m", "", ""))).isNotEmpty();
    assertThat(seen(EVE, question("", "2020-01-01", "", ""))).isNotEmpty();
    assertThat(seen(EVE, question("", "2999-01-01T00:00:00Z", "", ""))).isEmpty();
    for (var wrong :
        List.of(
            question("", "yesterday", "", ""),
            question("", "2026-99-01", "", ""),
            question("sales/orders:orders", "", "", ""),
            question("nonsense", "", "", ""),
            question("", "", "", "maybe"))) {
      var refused = catchThrowableOfType(WeftException.class, () -> seen(EVE, wrong));
      assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_REQUEST);
    }
    var report =
        new AuditQuestion(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(ProductId.of("finance/report")));
    assertThat(seen(GIL, report))
        .allMatch(
            one ->
                one.tables().stream().anyMatch(table -> table.product().equals("finance/report")));
  }

  @Test
  void letsGovernanceLeadsCheckAndTakeAll() {
    mesh.query(EVE, "select 'checked'");
    var verify = new VerifyAudit(mesh.catalog, mesh.mesh, mesh.log);
    var export = new ExportAudit(mesh.catalog, mesh.mesh, mesh.log);
    var out = new ByteArrayOutputStream();
    assertThat(verify.verify(GIL).whole()).isTrue();
    assertThat(verify.verify(TestMesh.OPERATOR).breaches()).isEmpty();
    export.export(GIL, out);
    assertThat(out.toString(StandardCharsets.UTF_8).lines().findFirst().orElseThrow())
        .startsWith("{\"schema\":\"weft.auditexport/v1\"");
    for (Caller other : List.of(ANN, EVE, FLO)) {
      var nothing = new ByteArrayOutputStream();
      assertThat(catchThrowableOfType(WeftException.class, () -> verify.verify(other)).code())
          .isEqualTo(ErrorCode.ACCESS_ROLE);
      assertThat(
              catchThrowableOfType(WeftException.class, () -> export.export(other, nothing)).code())
          .isEqualTo(ErrorCode.ACCESS_ROLE);
      assertThat(nothing.size()).isZero();
    }
    assertThat(
            catchThrowableOfType(UncheckedIOException.class, () -> export.export(GIL, new Gone())))
        .isNotNull();
  }

  @Test
  void keepsNoValueAndNoLiteral() throws IOException {
    // c2 is a value of a row; the rest is what people write.
    mesh.query(
        ANN,
        "select customer, 'kanarienvogel' from sales.orders.orders where customer = 'c2' -- kanarienvogel");
    mesh.query(
        ANN,
        "select * from sales.orders.orders where amount > 4711.4711 or customer in ('kanarienvogel', 'x')");
    refuses(ANN, "select cast('kanarienvogel' as integer) from sales.orders.orders");
    refuses(FLO, "select 'kanarienvogel' from sales.orders.orders where amount = 4711.4711");
    mesh.log.seal();
    var export = new ByteArrayOutputStream();
    new ExportAudit(mesh.catalog, mesh.mesh, mesh.log).export(GIL, export);
    String answers = seen(GIL, ALL) + export.toString(StandardCharsets.UTF_8);
    assertThat(answers).doesNotContain("kanarienvogel").doesNotContain("4711.4711");
    try (var files = Files.list(root)) {
      for (Path file :
          files.filter(one -> one.getFileName().toString().startsWith("audit.db")).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertThat(bytes)
            .as(file.toString())
            .doesNotContain("kanarienvogel")
            .doesNotContain("4711.4711")
            .doesNotContain("'c2'");
      }
    }
  }

  @Test
  void letsNothingOutThatIsNotOnRecord(@TempDir Path other) {
    var closed = SmallMesh.applied(other);
    closed.run(ANN, "sales/orders");
    closed.log.close();
    var out = new ByteArrayOutputStream();
    var refused =
        catchThrowableOfType(
            WeftException.class,
            () ->
                closed.queries.run(
                    EVE,
                    new QueryRequest(
                        "q", "select amount from sales.orders.orders", QueryFormat.CSV, 0),
                    out));
    assertThat(refused.code()).isEqualTo(ErrorCode.SERVER_STOPPING);
    assertThat(out.size()).isZero();
    closed.close();
  }

  /// A client that is gone.
  private static final class Gone extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("gone");
    }
  }
}
