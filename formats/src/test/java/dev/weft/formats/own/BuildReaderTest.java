package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.product.Build;
import dev.weft.model.product.Build.Capture;
import dev.weft.model.product.Build.Drift;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.product.Build.Origin;
import dev.weft.model.product.Build.Share;
import dev.weft.model.product.Build.TableBuild;
import dev.weft.model.product.Build.Trigger;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuildReaderTest {

  private final Findings findings = new Findings();

  @ParameterizedTest
  @CsvSource({
    "airports.csv, CSV",
    "2001/*.CSV, CSV",
    "trips.csv.gz, CSV",
    "trips.jsonl, JSON_LINES",
    "trips.ndjson, JSON_LINES",
    "trips.json, JSON_LINES",
    "**/*.parquet, PARQUET"
  })
  void tellsTheFormatByTheExtension(String glob, FileFormat format) {
    assertThat(capture("connection: files\n    files: \"" + glob + "\"").origin())
        .isEqualTo(new Origin.Files("files", glob, format));
  }

  @Test
  void takesAWrittenFormatFirst() {
    assertThat(capture("connection: c\n    files: data.csv\n    format: parquet").origin())
        .isEqualTo(new Origin.Files("c", "data.csv", FileFormat.PARQUET));
    assertThat(capture("connection: c\n    files: data.txt\n    format: jsonl").origin())
        .isEqualTo(new Origin.Files("c", "data.txt", FileFormat.JSON_LINES));
  }

  @Test
  void understandsTables() {
    assertThat(capture("connection: crm\n    table: public.orders").origin())
        .isEqualTo(new Origin.Table("crm", "public.orders"));
  }

  @Test
  void keepsSourcesOfOtherKinds() {
    assertThat(
            capture("connection: crm\n    table: public.orders\n    watermark: updated_at")
                .origin())
        .isEqualTo(
            new Origin.Other("crm", Map.of("table", "public.orders", "watermark", "updated_at")));
  }

  @Test
  void fillsInWhatIsUsual() {
    Capture capture = capture("connection: c\n    files: a.csv");

    assertThat(capture.contract()).isEqualTo("internal/raw.yaml");
    assertThat(capture.drift()).isEqualTo(Drift.STRICT);
    assertThat(capture.maxQuarantine()).isEqualTo(Share.ONE_PERCENT);
  }

  @Test
  void readsATableThatSaysNothing() {
    Build build = build("tables:\n  airports:\n  flights: {}\n");

    assertThat(build.tables())
        .containsEntry(
            "airports", new TableBuild("sql/airports.sql", List.of(), List.of(), Share.ONE_PERCENT))
        .containsKey("flights");
  }

  @Test
  void keepsGeneratedColumnsInTheOrderWritten() {
    Capture capture = capture("generate: { rows: 3, columns: { z: a, b: c, a: d } }");

    assertThat(capture.origin())
        .isInstanceOfSatisfying(
            Origin.Generated.class,
            made -> {
              assertThat(made.columns().keySet()).containsExactly("z", "b", "a");
              assertThat(made.seed()).isZero();
            });
  }

  @Test
  void readsTriggers() {
    assertThat(build("").trigger()).isEqualTo(new Trigger.OnInputs());
    assertThat(build("run: { on: demand }\n").trigger()).isEqualTo(new Trigger.OnDemand());
    assertThat(build("run: { on: inputs }\n").trigger()).isEqualTo(new Trigger.OnInputs());
    assertThat(build("run: { cron: \"0 5 * * MON-FRI\", zone: Europe/Berlin }\n").trigger())
        .isEqualTo(new Trigger.Cron("0 5 * * MON-FRI", Optional.of("Europe/Berlin")));
  }

  @ParameterizedTest
  @CsvSource({"0%, 0", "0.5%, 0.005", "1 %, 0.01", "100%, 1"})
  void readsShares(String written, String share) {
    Capture capture = capture("connection: c\n    files: a.csv\n    maxQuarantine: " + written);

    assertThat(capture.maxQuarantine().value()).isEqualByComparingTo(share);
  }

  private Capture capture(String body) {
    return Objects.requireNonNull(
        build("captures:\n  raw:\n    " + body + "\n").captures().get("raw"));
  }

  private Build build(String body) {
    var read =
        BuildReader.read(OwnText.of("Build", body, findings), new Trigger.OnInputs(), findings);
    assertThat(findings.list()).isEmpty();
    return read.orElseThrow().value();
  }
}
