package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.weft.formats.folder.FolderReader;
import dev.weft.model.access.Caller;
import dev.weft.model.document.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.replay.PlanPolicies;
import dev.weft.usecases.replay.ReplayView;
import dev.weft.usecases.replay.ReplayView.Column;
import dev.weft.usecases.replay.ReplayView.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions of the last days under other policies.
class ReplayTest {

  private static final Caller ANN = TestMesh.as("ann");
  private static final Caller EVE = TestMesh.as("eve");
  private static final Caller FRED = TestMesh.as("fred");
  private static final Caller FLO = TestMesh.as("flo");
  private static final Caller GIL = TestMesh.as("gil");
  private static final String ORDERS = "sales/orders@1:orders";
  private static final String ANALYSTS =
      """
      match: "column.name == 'customer'"
      effect: { show: true }
      except: [{ when: "'analyst' in grant.roles", effect: { mask: mask-alphanum } }]
      """;

  @TempDir private Path root;
  private TestMesh mesh;
  private PlanPolicies plans;

  @BeforeEach
  void ask() {
    mesh = SmallMesh.applied(root);
    mesh.run(ANN, "sales/orders");
    mesh.run(ANN, "sales/days");
    mesh.run(FRED, "finance/report");
    mesh.query(ANN, "select customer from sales.orders.orders");
    mesh.query(EVE, "select customer, amount from sales.orders.orders where customer = 'c1'");
    mesh.query(EVE, "select customer, amount from sales.orders.orders where customer = 'c2'");
    mesh.query(EVE, "select amount from sales.orders.orders");
    mesh.log.seal(); // counts of what is asked again may still be on their way
    plans = new PlanPolicies(mesh.catalog, mesh.mesh, new FolderReader(), mesh.replays);
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private static String policy(String id, String text) {
    return "apiVersion: weft/v1\nkind: AccessPolicy\nid: "
        + id
        + "\nscope: sales\nstage: enforce\nreason: Because.\n"
        + text;
  }

  private ReplayView planned(Caller caller, String text) {
    return planned(caller, text, 30);
  }

  private ReplayView planned(Caller caller, String text, int days) {
    mesh.with("sales/policies/one.yaml", policy("one", text));
    List<SourceFile> files =
        mesh.files().stream()
            .filter(file -> List.of("mesh.yaml", "sales/policies/one.yaml").contains(file.path()))
            .toList();
    return plans.plan(caller, files, days);
  }

  @Test
  void namesWhoWouldSeeLess() {
    ReplayView replay = planned(GIL, ANALYSTS);

    assertThat(replay.readers())
        .singleElement()
        .satisfies(
            reader -> {
              assertThat(reader.principal()).isEqualTo("eve");
              assertThat(reader.table()).isEqualTo(ORDERS);
              assertThat(reader.queries()).isEqualTo(3);
              assertThat(reader.changed()).isEqualTo(2);
              assertThat(reader.columns())
                  .containsExactly(new Column("customer", "loses", "show", "mask-alphanum", true));
            });
    assertThat(replay.changed()).isEqualTo(2);
    assertThat(replay.refused()).isZero();
    assertThat(replay.queries()).isGreaterThan(4);
    assertThat(replay.policies())
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(policy.action()).isEqualTo("add");
              assertThat(policy.after()).hasSize(2);
            });
  }

  @Test
  void tellsWhatWouldBeRefused() {
    ReplayView hidden = planned(GIL, ANALYSTS.replace("mask: mask-alphanum", "hide: true"));
    assertThat(hidden.refused()).isEqualTo(2);
    assertThat(hidden.readers()).extracting(Reader::refused).containsExactly(2L);

    ReplayView denied =
        planned(
            GIL,
            """
            match: "table.name == 'orders'"
            effect: { show: true }
            except: [{ when: "principal.kind == 'product'", effect: { deny: true } }]
            """);
    assertThat(denied.readers())
        .extracting(Reader::principal, reader -> reader.refused() > 0)
        .contains(tuple("product:finance/report", true));
    assertThat(denied.readers()).extracting(Reader::code).doesNotContainNull();
  }

  @Test
  void comparesTheRows() {
    String some =
        """
        match: "table.name == 'orders'"
        effect: { filter: "row.customer in ['c1']" }
        """;
    assertThat(planned(GIL, some).readers())
        .filteredOn(reader -> reader.principal().equals("eve"))
        .extracting(Reader::rows, Reader::changed)
        .containsExactly(tuple("fewer", 3L));

    mesh.apply(GIL);
    assertThat(planned(GIL, some).readers()).isEmpty();
    assertThat(planned(GIL, some.replace("['c1']", "['c1', 'c2']")).readers())
        .extracting(Reader::rows)
        .containsOnly("more");
    assertThat(planned(GIL, some.replace("in ['c1']", "in ['c2']")).readers())
        .extracting(Reader::rows)
        .containsOnly("unknown");
    ReplayView gone = planned(GIL, some + "status: retired\n");
    assertThat(gone.readers()).extracting(Reader::rows).containsOnly("more");
    assertThat(gone.policies()).extracting(policy -> policy.action()).containsExactly("remove");
  }

  @Test
  void tellsOnlyOfRecordsThatOneMaySee() {
    assertThat(planned(EVE, ANALYSTS).readers())
        .extracting(Reader::principal)
        .containsExactly("eve");
    assertThat(planned(ANN, ANALYSTS).readers())
        .extracting(Reader::principal)
        .containsExactly("eve");
    ReplayView stranger = planned(FLO, ANALYSTS);
    assertThat(stranger.readers()).isEmpty();
    assertThat(stranger.queries()).isZero();

    mesh.apply(GIL);
    String other = ANALYSTS.replace("mask-alphanum", "redact");
    assertThat(planned(FLO, other).policies())
        .singleElement()
        .satisfies(policy -> assertThat(policy.before()).isEmpty());
    assertThat(planned(GIL, other).policies())
        .singleElement()
        .satisfies(policy -> assertThat(policy.before()).hasSize(2));
  }

  @Test
  void looksBackAsFarAsAsked() {
    mesh.clock.move(Duration.ofDays(10));
    assertThat(planned(GIL, ANALYSTS, 9).queries()).isZero();
    assertThat(planned(GIL, ANALYSTS, 11).changed()).isEqualTo(2);
  }

  @Test
  void isPartOfAPlanThatBringsPolicies() {
    assertThat(mesh.plan(GIL).replay()).isNull();
    mesh.with("sales/policies/one.yaml", policy("one", ANALYSTS));

    assertThat(Optional.ofNullable(mesh.plan(GIL).replay()))
        .hasValueSatisfying(
            replay ->
                assertThat(replay.readers()).extracting(Reader::principal).containsExactly("eve"));
    mesh.apply(GIL);
    assertThat(mesh.plan(GIL).replay()).isNull();
  }

  @Test
  void refusesWhatIsNoPolicy() {
    WeftException e =
        catchThrowableOfType(
            WeftException.class,
            () -> planned(GIL, "match: column.nmae == 'x'\neffect: { hide: true }\n"));
    assertThat(e.code()).isEqualTo(ErrorCode.PLAN_REFUSED);
    assertThat(e.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.code()).isEqualTo(ErrorCode.POLICY_EXPRESSION));

    var none = List.of(new SourceFile("mesh.yaml", text("mesh.yaml")));
    assertThat(
            catchThrowableOfType(WeftException.class, () -> plans.plan(GIL, none, 30)).sentence())
        .contains("no access policy");
  }

  private byte[] text(String path) {
    return mesh.files().stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .map(SourceFile::bytes)
        .orElseGet(() -> "".getBytes(StandardCharsets.UTF_8));
  }
}
