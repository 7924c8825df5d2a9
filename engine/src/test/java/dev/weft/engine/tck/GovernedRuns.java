package dev.weft.engine.tck;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.MaskSecrets;
import dev.weft.engine.QueryEngine;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.engine.Statement;
import dev.weft.engine.tck.GovernanceContract.Given;
import dev.weft.model.error.WeftException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Runs texts over tables under obligations for the suites.
abstract class GovernedRuns {

  /// Secrets with every key that a suite needs.
  static final MaskSecrets SECRETS =
      new MaskSecrets(
          bytes("the key of one person and purpose"),
          bytes("sixteen bytes or more"),
          new TreeMap<>(Map.of("people", bytes("the key of a space"))));

  abstract GovernanceContract contract();

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  final GovernedStatement govern(SqlFrontEnd frontEnd, String text, Map<String, Given> tables) {
    Statement statement = frontEnd.parse(text);
    return frontEnd.govern(statement, GovernanceContract.decide(statement, tables));
  }

  /// Whole result as text.
  final String run(GovernedStatement statement, Rendering rendering) {
    return run(contract().engine(), statement, rendering);
  }

  static String run(QueryEngine engine, GovernedStatement statement, Rendering rendering) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    engine.run(statement, rendering, Runs.GENEROUS, new Cancellation(), out);
    return out.toString(StandardCharsets.UTF_8);
  }

  final String run(SqlFrontEnd frontEnd, String text, Map<String, Given> tables) {
    return run(govern(frontEnd, text, tables).with(SECRETS), Rendering.CSV);
  }

  /// The rows as records of CSV, without the header.
  final List<String> rows(String text, Map<String, Given> tables) {
    return rows(text, tables, SECRETS);
  }

  final List<String> rows(String text, Map<String, Given> tables, MaskSecrets secrets) {
    String csv = run(govern(contract().queries(), text, tables).with(secrets), Rendering.CSV);
    return csv.lines().skip(1).toList();
  }

  /// What becomes of a text: its rows in any order, or the code of its failure.
  final List<String> outcome(String text, Map<String, Given> tables) {
    try {
      return rows(text, tables).stream().sorted().toList();
    } catch (WeftException e) {
      return List.of(e.code().code());
    }
  }
}
