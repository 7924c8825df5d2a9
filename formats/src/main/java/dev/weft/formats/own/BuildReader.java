package dev.weft.formats.own;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlDocument;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.mesh.Names;
import dev.weft.model.product.Build;
import dev.weft.model.product.Build.Capture;
import dev.weft.model.product.Build.TableBuild;
import dev.weft.model.product.Build.Trigger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads `build.yaml`.
public final class BuildReader {

  private BuildReader() {}

  /// Reads a build.
  ///
  /// @param byDefault the trigger of a build that names none
  public static Optional<Sourced<Build>> read(
      YamlDocument document, Trigger byDefault, Findings findings) {
    return OwnDocument.read(
        document, findings, fields -> body(fields, byDefault), build -> "build");
  }

  private static Supplier<Build> body(Fields fields, Trigger byDefault) {
    Map<String, Supplier<Capture>> captures = new LinkedHashMap<>();
    fields
        .named("captures", "a capture")
        .forEach(
            (name, each) -> {
              checkName(name, each);
              captures.put(name, CaptureReader.read(name, each));
              each.close();
            });
    Map<String, TableBuild> tables = new LinkedHashMap<>();
    fields
        .named("tables", "a table")
        .forEach(
            (name, each) -> {
              checkName(name, each);
              notCaptured(name, captures, each);
              tables.put(name, table(name, each));
              each.close();
            });
    Trigger trigger =
        fields.findGroup("run", "the trigger").map(TriggerReader::read).orElse(byDefault);
    fields.findWord("status", List.of("active"));
    return () -> {
      Map<String, Capture> made = new LinkedHashMap<>();
      captures.forEach((name, capture) -> made.put(name, capture.get()));
      return new Build(made, tables, trigger);
    };
  }

  private static void checkName(String name, Fields fields) {
    if (!Names.isValid(name)) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_NAME, fields.place(), Names.explain("table", name), "Rename the table");
    }
  }

  private static void notCaptured(
      String name, Map<String, Supplier<Capture>> captures, Fields fields) {
    if (captures.containsKey(name)) {
      fields
          .findings()
          .error(
              ErrorCode.DOC_DUPLICATE,
              fields.place(),
              "`" + name + "` is captured and made by SQL",
              "Give the captured table another name, for instance raw_" + name);
    }
  }

  private static TableBuild table(String name, Fields fields) {
    String sql = fields.findText("sql").orElse("sql/" + name + ".sql");
    Paths.inside(fields, "sql", sql);
    return new TableBuild(
        sql,
        PartitionText.read(fields),
        fields.texts("sort"),
        ShareText.read(fields, "maxQuarantine"));
  }
}
