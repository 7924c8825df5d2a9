package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import tools.jackson.databind.JsonNode;

/// Rules of what lies inside of lists and objects, on JSON and on Parquet that was made of it.
class ContractTestNestedTest {

  @TempDir private Path folder;

  /// @param check whose outcome counts
  /// @param column the property `c` without its name
  /// @param type of `c` in Parquet; nothing where Parquet cannot hold the value
  /// @param good a value as JSON
  /// @param bad one that breaks the rule
  @ParameterizedTest(name = "{0}: {4}")
  @CsvFileSource(
      resources = "/nested-rules.csv",
      delimiter = '|',
      quoteCharacter = '`',
      numLinesToSkip = 1)
  void holdsOrIsBroken(String check, String column, @Nullable String type, String good, String bad)
      throws IOException {
    tested().write("- { name: c, " + column + " }");
    assertThat(outcome("t.json", check, good)).as("good JSON").isEqualTo("passed");
    assertThat(outcome("t.json", check, bad)).as("bad JSON").isEqualTo("failed");
    if (type != null) {
      parquet(type, good);
      assertThat(outcome(check, "t.parquet")).as("good Parquet").isEqualTo("passed");
      parquet(type, bad);
      assertThat(outcome(check, "t.parquet")).as("bad Parquet").isEqualTo("failed");
    }
  }

  private void parquet(String type, String value) {
    Parquet.write(
        folder.resolve("t.parquet"),
        "select 1 as k, cast(cast('"
            + value.replace("'", "''")
            + "' as json) as "
            + type
            + ") as c union all select 2, null");
  }

  private String outcome(String file, String check, String value) throws IOException {
    Files.writeString(
        folder.resolve(file), "[{\"k\": 1, \"c\": " + value + "}, {\"k\": 2, \"c\": null}]");
    return outcome(check, file);
  }

  private String outcome(String name, String file) {
    for (JsonNode check : tested().checks(file)) {
      if (check.path("name").asString().equals(name)) {
        return check.path("outcome").asString();
      }
    }
    throw new AssertionError("No check " + name);
  }

  private TestedContract tested() {
    return new TestedContract(folder);
  }
}
