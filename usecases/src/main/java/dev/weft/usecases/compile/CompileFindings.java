package dev.weft.usecases.compile;

import dev.weft.build.graph.Order;
import dev.weft.build.schema.Fit;
import dev.weft.engine.Bound;
import dev.weft.engine.Statement;
import dev.weft.model.contract.Contract;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.document.ProductFolder;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.TableBuild;
import dev.weft.model.product.Product.InputPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every finding of the compiler with its sentence.
final class CompileFindings {

  private CompileFindings() {}

  static Finding unknownInput(ProductFolder folder, InputPort input) {
    var ports = folder.product().value().inputPorts();
    return Finding.warning(
        ErrorCode.DOC_REFERENCE,
        folder.product().at("/inputPorts/" + ports.indexOf(input)),
        "Input port "
            + input.name()
            + " wants contract "
            + input.contractId()
            + " of major "
            + input.version().major()
            + ", which is not here; what reads it is not checked",
        "Run `weft fetch`, or apply the product that promises it first.");
  }

  static Finding noStatement(ProductFolder folder, String table, String path) {
    return Finding.error(
        ErrorCode.BUILD_NO_SQL,
        placeOfBuild(folder, "/tables/" + table),
        "Table " + table + " has no statement: there is no file " + path,
        "Write one SELECT into it, or name another file with `sql:`.");
  }

  static Finding notBuilt(ProductFolder folder, Sourced<Contract> contract, String table) {
    String pointer = contract.value().object(table).map(SchemaObject::pointer).orElse("");
    return Finding.error(
        ErrorCode.BUILD_NO_TABLE,
        contract.at(pointer),
        "Contract "
            + contract.value().id()
            + " promises the table "
            + table
            + ", but no build of "
            + folder.id()
            + " makes it",
        "Add it under `tables:` in build.yaml.");
  }

  static Finding noCaptureContract(ProductFolder folder, String capture, String path) {
    return Finding.error(
        ErrorCode.DOC_REFERENCE,
        placeOfBuild(folder, "/captures/" + capture),
        "Capture " + capture + " has no contract: " + path + " has no schema object of this name",
        "Write an internal contract with one schema object named " + capture + ".");
  }

  static Finding cycle(ProductFolder folder, Order.Cyclic cycle) {
    return Finding.error(
        ErrorCode.BUILD_CYCLE,
        placeOfBuild(folder, "/tables"),
        "Tables of " + folder.id() + " are made of each other: " + cycle.text(),
        "Break the circle: a table cannot need itself.");
  }

  static Finding inStatement(ProductFolder folder, String file, String text, WeftException e) {
    Place place = Place.of(folder.pathOf(file));
    String line = e.details().get("line");
    String column = e.details().get("column");
    if (line != null && column != null) {
      place = new Place(folder.pathOf(file), Integer.parseInt(line), Integer.parseInt(column), "");
    }
    // The finding has the place beside the sentence, not within.
    String sentence = e.findings().isEmpty() ? e.sentence() : e.findings().getFirst().message();
    return Finding.error(e.code(), place, sentence, e.remedy())
        .withExcerpt(lineOf(text, place.line()));
  }

  static Finding atMention(
      ProductFolder folder,
      String file,
      Statement statement,
      Statement.Mention mention,
      ErrorCode code,
      String message,
      String hint) {
    Place place = placeIn(folder.pathOf(file), statement.text(), mention.position());
    return Finding.error(code, place, message, hint)
        .withExcerpt(lineOf(statement.text(), place.line()));
  }

  static Finding misfit(ProductFolder folder, Sourced<Contract> contract, Fit.Misfit misfit) {
    return Finding.error(
        misfit.code(), contract.at(misfit.pointer()), misfit.message(), misfit.hint());
  }

  /// Partition and sort columns that the table does not have.
  static List<Finding> layout(
      ProductFolder folder,
      String table,
      TableBuild build,
      Optional<SchemaObject> object,
      Bound bound) {
    var findings = new ArrayList<Finding>();
    var columns = new ArrayList<String>(build.sort());
    build.partition().forEach(field -> columns.add(field.column()));
    for (String column : columns) {
      boolean there =
          object
              .map(o -> o.property(column).isPresent())
              .orElseGet(() -> bound.schema().column(column).isPresent());
      if (!there) {
        findings.add(
            Finding.error(
                ErrorCode.BUILD_COLUMN,
                placeOfBuild(folder, "/tables/" + table),
                "Table " + table + " is laid out by " + column + ", a column it does not have",
                "Name a column of the table under `partition` and `sort`."));
      }
    }
    return findings;
  }

  static Place placeOf(Sourced<?> document, String pointer) {
    return document.at(pointer);
  }

  private static Place placeOfBuild(ProductFolder folder, String pointer) {
    return folder
        .build()
        .map(build -> build.at(pointer))
        .orElseGet(() -> Place.of(folder.pathOf("build.yaml")));
  }

  private static Place placeIn(String file, String text, int position) {
    if (position < 0 || position > text.length()) {
      return Place.of(file);
    }
    int line = 1 + (int) text.substring(0, position).chars().filter(c -> c == '\n').count();
    int start = text.lastIndexOf('\n', position - 1) + 1;
    return new Place(file, line, text.codePointCount(start, position) + 1, "");
  }

  private static String lineOf(String text, int line) {
    return line < 1 ? "" : text.lines().skip(line - 1L).findFirst().orElse("");
  }
}
