package dev.weft.capture.synthetic;

import dev.weft.capture.copy.JsonText;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import dev.weft.model.product.Build.Origin.Generated;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import net.datafaker.service.FakeValuesService;

/// Makes up rows. Equal seed, column and expression give equal values on every machine and day, for
/// one version of Weft. Holds no state; threads may share it.
public final class Generator {

  /// Rows that one capture may make up.
  public static final int MOST_ROWS = 5_000_000;

  /// Columns that one capture may make up.
  public static final int MOST_COLUMNS = 200;

  private static final int ROWS_BETWEEN_LOOKS = 1_000;

  /// All that is wrong with an origin, in the order of its columns; empty when it can be run.
  ///
  /// @param places JSON pointer below the origin (`/rows`, `/columns/email`) to its place
  public List<Finding> check(Generated origin, Function<String, Place> places) {
    List<Finding> findings = new ArrayList<>();
    if (origin.rows() < 1 || origin.rows() > MOST_ROWS) {
      findings.add(GeneratorErrors.rows(origin.rows(), MOST_ROWS, places.apply("/rows")));
    }
    int columns = origin.columns().size();
    if (columns < 1 || columns > MOST_COLUMNS) {
      findings.add(GeneratorErrors.columns(columns, MOST_COLUMNS, places.apply("/columns")));
    }
    origin
        .columns()
        .forEach(
            (column, expression) ->
                ExpressionParser.parse(expression)
                    .problems()
                    .forEach(
                        why ->
                            findings.add(
                                GeneratorErrors.expression(
                                    column, why, places.apply("/columns/" + token(column))))));
    return List.copyOf(findings);
  }

  /// All words that expressions know, in order of the alphabet, each with what it takes.
  public Map<String, String> vocabulary() {
    Map<String, String> words = new LinkedHashMap<>();
    Vocabulary.list().forEach(entry -> words.put(entry.name(), entry.demand()));
    return words;
  }

  /// Writes all rows to a new file as JSON lines in UTF-8: one object per row, columns in the order
  /// of the document, every value a string. On any failure no file is left.
  ///
  /// @param cancelled looked at now and then
  /// @throws dev.weft.model.error.WeftException CAPTURE_GENERATOR with all findings, RUN_CANCELLED,
  ///   LAKE_DISK
  public void write(Generated origin, Path file, BooleanSupplier cancelled) {
    List<Finding> findings = check(origin, pointer -> Place.NOWHERE);
    if (!findings.isEmpty()) {
      throw GeneratorErrors.refused(findings);
    }
    boolean whole = false;
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      rows(origin, out, cancelled);
      out.flush();
      whole = true;
    } catch (IOException e) {
      throw GeneratorErrors.unwritten(e);
    } finally {
      if (!whole) {
        remove(file);
      }
    }
  }

  private static void rows(Generated origin, BufferedWriter out, BooleanSupplier cancelled)
      throws IOException {
    Map<String, Values> columns = columns(origin);
    StringBuilder line = new StringBuilder();
    for (int row = 0; row < origin.rows(); row++) {
      if (row % ROWS_BETWEEN_LOOKS == 0 && cancelled.getAsBoolean()) {
        throw GeneratorErrors.cancelled();
      }
      line.setLength(0);
      columns.forEach(
          (column, values) -> {
            line.append(line.isEmpty() ? '{' : ',');
            JsonText.append(line, column);
            line.append(':');
            JsonText.append(line, values.next());
          });
      out.append(line).append("}\n");
    }
  }

  private static Map<String, Values> columns(Generated origin) {
    FakeValuesService words = new FakeValuesService();
    Map<String, Values> columns = new LinkedHashMap<>();
    origin
        .columns()
        .forEach(
            (column, expression) ->
                columns.put(
                    column,
                    Values.of(
                        origin.seed(),
                        column,
                        ExpressionParser.parse(expression).expression(),
                        words)));
    return columns;
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // The folder is a run's own and goes with it.
    }
  }

  /// A name as a token of a JSON pointer (RFC 6901).
  private static String token(String column) {
    return column.replace("~", "~0").replace("/", "~1");
  }
}
