package dev.weft.usecases.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.formats.folder.FolderReader;
import dev.weft.formats.mend.Mended;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.usecases.SmallMesh;
import dev.weft.usecases.TestMesh;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Remedies that rules say and nobody has to write.
class MendByRuleTest {

  private static final String RULE =
      """
      apiVersion: weft/v1
      kind: Rule
      id: %s
      scope: mesh
      on: %s
      stage: warn
      reason: Because.
      knobs: { max_hours: { value: 24, domains: lower } }
      require: "%s"
      fix: Do it
      mend: [%s]
      """;
  private static final String FRESH =
      RULE.formatted(
          "fresh",
          "contract",
          "contract.sla.exists(s, s.property == 'freshness' && s.hours <= knobs.max_hours)",
          "{ add: /slaProperties/-, value: { property: freshness, value: knobs.max_hours, unit: h } }");

  @TempDir private Path root;
  private TestMesh mesh;
  private Path folder;

  @BeforeEach
  void write() {
    mesh = SmallMesh.written(root);
    folder = root.resolve("mesh");
  }

  @AfterEach
  void stop() {
    mesh.close();
  }

  private Mended mend(String rule) {
    return new MendByRule(new FolderReader(), Clock.systemUTC()).mend(folder, rule);
  }

  private static String text(Mended mended, String path) {
    return mended.changes().stream()
        .filter(change -> change.before().path().equals(path))
        .map(change -> change.after().text())
        .findFirst()
        .orElse("");
  }

  @Test
  void addsWhatEveryContractLacks() {
    mesh.with("policies/fresh.yaml", FRESH);
    mesh.edit(
        "sales/domain.yaml", "title: sales", "title: sales\nknobs: { fresh: { max_hours: 6 } }");
    Mended mended = mend("fresh");

    assertThat(mended.mended()).isEqualTo(3);
    assertThat(mended.left()).isEmpty();
    assertThat(text(mended, "sales/days/contracts/days.yaml"))
        .contains(
            "slaProperties:", "property: freshness", "value: 6", "classification: internal }");
    assertThat(text(mended, "finance/report/contracts/report.yaml")).contains("value: 24");
    assertThat(mend("mesh/fresh").mended()).isEqualTo(3);
  }

  @Test
  void leavesWhatTheAdditionDoesNotMend() {
    mesh.with(
        "policies/tags.yaml",
        RULE.formatted(
            "tagged",
            "product",
            "product.tags.size() > 0 && product.name != 'days'",
            "{ add: /tags/-, value: core }"));
    Mended mended = mend("tagged");

    assertThat(mended.mended()).isEqualTo(2);
    assertThat(mended.left())
        .singleElement()
        .satisfies(left -> assertThat(left.finding().message()).startsWith("sales/days: "));
    assertThat(text(mended, "sales/orders/product.yaml")).contains("tags:", "core");
    assertThat(text(mended, "sales/days/product.yaml")).isEmpty();
  }

  @Test
  void refusesWhatIsNoRemedy() {
    mesh.with("policies/fresh.yaml", FRESH.replaceAll("(?m)^mend:.*\n", ""));
    assertThat(refused("fresh").sentence()).contains("no remedy that could be carried out");
    assertThat(refused("nothing").code()).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);

    mesh.with("policies/fresh.yaml", FRESH.replace("on: contract", "on: change"));
    assertThat(refused("fresh").findings())
        .anySatisfy(finding -> assertThat(finding.message()).contains("Only documents are mended"));
  }

  @Test
  void asksWhichOfTwoRulesOfOneName() {
    mesh.with("policies/fresh.yaml", FRESH);
    mesh.with("sales/policies/fresh.yaml", FRESH.replace("scope: mesh", "scope: sales"));

    WeftException e = refused("fresh");
    assertThat(e.sentence()).isEqualTo("The folder has several rules fresh");
    assertThat(e.remedy()).isEqualTo("Say which one: mesh/fresh, sales/fresh.");
    assertThat(mend("sales/fresh").mended()).isEqualTo(2);
  }

  private WeftException refused(String rule) {
    WeftException e = catchThrowableOfType(WeftException.class, () -> mend(rule));
    assertThat(e).as("it was mended").isNotNull();
    return e;
  }
}
