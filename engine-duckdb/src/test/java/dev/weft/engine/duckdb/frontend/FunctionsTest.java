package dev.weft.engine.duckdb.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.duckdb.frontend.Functions.Use;
import dev.weft.engine.duckdb.frontend.Functions.Verdict;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {

  private final Functions functions = Functions.load();

  private static List<Functions.Entry> ofTheDriver() throws SQLException {
    List<Functions.Entry> all = new ArrayList<>();
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select distinct function_name, function_type from duckdb_functions()")) {
      while (rows.next()) {
        all.add(new Functions.Entry(use(rows.getString(2)), rows.getString(1)));
      }
    }
    return all;
  }

  private static Use use(String type) {
    return switch (type) {
      case "table", "table_macro" -> Use.TABLE;
      case "pragma" -> Use.PRAGMA;
      default -> Use.CALL;
    };
  }

  @Test
  void hasEveryFunctionOfTheDriver() throws SQLException {
    assertThat(ofTheDriver())
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(functions.knows(entry.use(), entry.name())).isTrue());
  }

  @Test
  void isReviewedForTheDriverOfThisBuild() throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        InputStream list =
            Objects.requireNonNull(Functions.class.getResourceAsStream("functions.txt"))) {
      String engine = connection.getMetaData().getDatabaseProductVersion();
      String header =
          new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().findFirst().orElseThrow();
      assertThat(header).contains("driver " + engine.replace("v", "") + ".");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "current_setting",
        "getvariable",
        "write_log",
        "sleep_ms",
        "pg_sleep",
        "nextval",
        "setval",
        "current_query",
        "stats",
        "error",
        "version",
        "json_serialize_sql",
        "__internal_barrier",
        "_weft_pseudonym",
        "_weft_sha_256",
        "no_such_function"
      })
  void deniesWhatTellsOrChangesTheEngine(String name) {
    assertThat(functions.verdict(Use.CALL, name)).isEqualTo(Verdict.DENY);
  }

  @Test
  void letsThreeFunctionsStandForTables() throws SQLException {
    assertThat(
            ofTheDriver().stream()
                .filter(entry -> entry.use() == Use.TABLE)
                .filter(entry -> functions.verdict(Use.TABLE, entry.name()) != Verdict.DENY)
                .map(Functions.Entry::name))
        .containsExactlyInAnyOrder("range", "generate_series", "unnest");
  }

  @Test
  void comparesNamesWithoutRegardToCase() {
    assertThat(functions.verdict(Use.CALL, "SUM")).isEqualTo(Verdict.ALLOW);
    assertThat(functions.verdict(Use.CALL, "formatReadableSize")).isEqualTo(Verdict.ALLOW);
  }
}
