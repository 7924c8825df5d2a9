package dev.weft.formats.exchange;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.jsonschema.JsonSchemaWriter;
import dev.weft.formats.page.ContractPage;
import dev.weft.formats.shape.AllowedValues;
import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.ShapeReader;
import dev.weft.formats.sql.DdlWriter;
import dev.weft.formats.sql.Dialect;
import dev.weft.formats.yaml.Values;
import dev.weft.formats.yaml.YamlDocument;

/// Writes a contract (ODCS) as something else. Threads may share it.
public final class Exporter {

  /// Writes the contract.
  ///
  /// @param document of kind DataContract that keeps its standard
  public Exchanged export(YamlDocument document, Target target) {
    return switch (target) {
      case DUCKDB -> ddl(document, Dialect.DUCKDB);
      case POSTGRESQL -> ddl(document, Dialect.POSTGRESQL);
      case TRINO -> ddl(document, Dialect.TRINO);
      case JSON_SCHEMA -> jsonSchema(document);
      case MARKDOWN -> page(ContractPage.markdown(Values.of(document)));
      case HTML -> page(ContractPage.html(Values.of(document)));
    };
  }

  /// Pages say everything.
  private static Exchanged page(String text) {
    return new Exchanged(text, java.util.List.of());
  }

  private static Exchanged ddl(YamlDocument document, Dialect dialect) {
    var findings = new Findings();
    var carried = new Carried();
    var losses = Losses.ofExport(dialect.title(), findings);
    Shape shape = new ShapeReader().read(document);
    String text = new DdlWriter(dialect, carried, marks(document, carried), losses).write(shape);
    losses.list(document.root(), carried);
    return new Exchanged(text, findings.list());
  }

  private static DdlWriter.AllowedMarks marks(YamlDocument document, Carried carried) {
    return new DdlWriter.AllowedMarks() {
      @Override
      public void takeAllowed(String property) {
        AllowedValues.take(property, document.root(), carried);
      }

      @Override
      public void takeRule(String rule) {
        AllowedValues.takeRule(rule, carried);
      }
    };
  }

  private static Exchanged jsonSchema(YamlDocument document) {
    var findings = new Findings();
    var carried = new Carried();
    var losses = Losses.ofExport("JSON Schema", findings);
    Shape shape = new ShapeReader().read(document);
    String text =
        new JsonSchemaWriter(
                carried, property -> AllowedValues.take(property, document.root(), carried), losses)
            .write(shape);
    losses.list(document.root(), carried);
    return new Exchanged(text, findings.list());
  }
}
