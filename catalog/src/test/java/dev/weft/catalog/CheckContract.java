package dev.weft.catalog;

import static dev.weft.catalog.Samples.MEMBERS;
import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.build;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.run.Checks;
import dev.weft.catalog.run.Checks.Builds;
import dev.weft.catalog.run.Hold;
import dev.weft.catalog.run.Run;
import dev.weft.catalog.run.RunCheck;
import dev.weft.catalog.run.RunDraft;
import dev.weft.catalog.run.RunKind;
import dev.weft.model.contract.QualityRule.Threshold;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Severity;
import dev.weft.model.product.ProductId;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.quality.CheckResult.Outcome;
import dev.weft.model.quality.Measured;
import dev.weft.model.quality.Rule;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// What checks found, build after build.
abstract class CheckContract extends CatalogContract {

  private static final List<String> TABLES = List.of("Orders", "lines", "order");
  private static final Hold HOLD = new Hold("node-1", Long.MAX_VALUE);
  private static final Run.Failure FAILED = new Run.Failure("W-RUN-001", "it failed", "mend it");

  @Test
  void keepsAResultAsItWasFound() {
    running("r1", ORDERS);
    change(w -> w.checks().put("r1", "lines", List.of(rows(7), sql(3, Outcome.WARNED)), TABLES));

    assertThat(list(r -> r.checks().ofRuns(List.of("r1", "r0"))))
        .containsExactly(
            new RunCheck(
                "r1",
                ORDERS,
                1,
                "lines",
                0,
                "rows",
                "lines",
                Severity.ERROR,
                Outcome.PASSED,
                0,
                "7",
                "> 0",
                "rows holds",
                List.of(new Measured("lines", Optional.of(List.of()))),
                clock.micros()),
            new RunCheck(
                "r1",
                ORDERS,
                1,
                "lines",
                1,
                "sums",
                "lines.amount",
                Severity.WARNING,
                Outcome.WARNED,
                3,
                "4",
                "> 9",
                "sums is broken",
                List.of(
                    new Measured("lines", Optional.empty()),
                    new Measured("Orders", Optional.empty())),
                clock.micros()));
    assertThat(journal().getLast().kind()).isEqualTo("run.checked");
    assertThat(journal().getLast().detail())
        .contains("\"table\":\"lines\"", "\"checks\":2", "\"broken\":0");
  }

  @Test
  void tellsOneCheckNewestFirstInPages() {
    for (int i = 1; i <= 5; i++) {
      checked("r" + i, ORDERS, i);
    }
    checked("other", MEMBERS, 9);

    List<RunCheck> first = history(Builds.ALL, RunCheck.Cursor.NEWEST, 2);
    assertThat(first).extracting(RunCheck::actual).containsExactly("5", "4");
    assertThat(history(Builds.ALL, first.getLast().cursor(), 9))
        .extracting(RunCheck::actual)
        .containsExactly("3", "2", "1");
  }

  @Test
  void tellsPublishedBuildsApart() {
    checked("r1", ORDERS, 1);
    change(w -> w.runs().succeed("r1", 1));
    checked("r2", ORDERS, 2);

    assertThat(newest(Builds.ALL)).extracting(RunCheck::actual).containsExactly("2");
    assertThat(newest(Builds.PUBLISHED)).extracting(RunCheck::actual).containsExactly("1");
    assertThat(history(Builds.PUBLISHED, RunCheck.Cursor.NEWEST, 9))
        .extracting(RunCheck::run)
        .containsExactly("r1");
  }

  @Test
  void tellsWhatEachTablesNewestBuildFoundInPages() {
    checked("r1", ORDERS, 1);
    change(w -> w.checks().put("r1", "Orders", List.of(rows(5), sql(3, Outcome.WARNED)), TABLES));
    change(w -> w.checks().put("r1", "order", List.of(rows(6)), TABLES));
    checked("r2", ORDERS, 2);
    checked("other", MEMBERS, 9);

    List<RunCheck> all = newest(1, TABLES, Builds.ALL, RunCheck.Place.FIRST, 9);
    assertThat(all)
        .extracting(RunCheck::table, RunCheck::name, RunCheck::run)
        .containsExactly(
            Tuple.tuple("Orders", "rows", "r1"),
            Tuple.tuple("Orders", "sums", "r1"),
            Tuple.tuple("lines", "rows", "r2"),
            Tuple.tuple("order", "rows", "r1"));
    List<RunCheck> first = newest(1, TABLES, Builds.ALL, RunCheck.Place.FIRST, 1);
    assertThat(newest(1, TABLES, Builds.ALL, first.getLast().place(), 2))
        .isEqualTo(all.subList(1, 3));
    assertThat(newest(1, List.of("order"), Builds.ALL, RunCheck.Place.FIRST, 9)).hasSize(1);
    assertThat(newest(1, List.of(), Builds.ALL, RunCheck.Place.FIRST, 9)).isEmpty();
    assertThat(newest(2, TABLES, Builds.ALL, RunCheck.Place.FIRST, 9)).isEmpty();
  }

  @Test
  void forgetsWhatIsTooOldOfEachTable() {
    checked("other", MEMBERS, 1);
    for (int i = 1; i <= Checks.KEPT + 3; i++) {
      checked("r" + i, ORDERS, i);
    }

    List<RunCheck> kept = history(Builds.ALL, RunCheck.Cursor.NEWEST, 1_000);
    assertThat(kept).hasSize(Checks.KEPT);
    assertThat(kept.getLast().actual()).isEqualTo("4");
    assertThat(list(r -> r.checks().ofRuns(List.of("other")))).hasSize(1);
  }

  /// What might have been is no history, and takes nothing of it away.
  @Test
  void keepsPreviewsApart() {
    checked("r1", ORDERS, 1);
    for (int i = 1; i <= Checks.KEPT + 3; i++) {
      clock.advance(Duration.ofSeconds(1));
      String preview = "p" + i;
      write(w -> w.runs().queue(preview(preview), HOLD));
      change(w -> w.checks().put(preview, "lines", List.of(rows(9)), TABLES));
    }

    assertThat(list(r -> r.checks().ofRuns(List.of("p3")))).isEmpty();
    assertThat(list(r -> r.checks().ofRuns(List.of("p4", "r1")))).hasSize(2);
    assertThat(newest(Builds.ALL)).extracting(RunCheck::run).containsExactly("r1");
    assertThat(history(Builds.ALL, RunCheck.Cursor.NEWEST, 9))
        .extracting(RunCheck::run)
        .containsExactly("r1");
    checked("r2", ORDERS, 2);
    assertThat(list(r -> r.checks().ofRuns(List.of("p4")))).hasSize(1);
  }

  @Test
  void keepsNothingForARunThatHasEnded() {
    running("r1", ORDERS);
    change(w -> w.runs().fail("r1", FAILED));

    assertThat(refusal(w -> w.checks().put("r1", "lines", List.of(rows(1)), TABLES)))
        .isEqualTo(ErrorCode.RUN_ENDED);
    assertThat(refusal(w -> w.checks().put("none", "lines", List.of(rows(1)), TABLES)))
        .isEqualTo(ErrorCode.RUN_NOT_FOUND);
  }

  private List<RunCheck> history(Builds builds, RunCheck.Cursor after, int limit) {
    return list(r -> r.checks().history(ORDERS, 1, "lines", "rows", builds, after, limit));
  }

  private List<RunCheck> newest(Builds builds) {
    return newest(1, List.of("lines"), builds, RunCheck.Place.FIRST, 9);
  }

  private List<RunCheck> newest(
      int major, List<String> tables, Builds builds, RunCheck.Place after, int limit) {
    return list(r -> r.checks().newest(ORDERS, major, tables, builds, after, limit));
  }

  private void running(String id, ProductId product) {
    write(w -> w.runs().queue(build(id, product), HOLD));
  }

  private static RunDraft preview(String id) {
    return new RunDraft(id, ORDERS, 1, 1, RunKind.PREVIEW, Optional.empty(), "ann");
  }

  private void checked(String id, ProductId product, long rows) {
    clock.advance(Duration.ofSeconds(1));
    running(id, product);
    change(
        w -> {
          if (w.runs().building(product, 1).isEmpty()) {
            w.runs().start(id);
          }
          w.checks().put(id, "lines", List.of(rows(rows)), TABLES);
        });
  }

  private static CheckResult rows(long rows) {
    var rule = new Rule.RowCount(new Threshold.GreaterThan(BigDecimal.ZERO));
    var check = new Check("rows", "lines", "lines", rule, Severity.ERROR, "completeness", false);
    return new CheckResult(check, Outcome.PASSED, 0, String.valueOf(rows), "> 0", "rows holds");
  }

  private static CheckResult sql(long failing, Outcome outcome) {
    var rule =
        new Rule.Sql(
            "select sum(amount) from orders, lines", new Threshold.GreaterThan(BigDecimal.TEN));
    var check = new Check("sums", "lines", "lines.amount", rule, Severity.WARNING, "", false);
    return new CheckResult(check, outcome, failing, "4", "> 9", "sums is broken");
  }
}
