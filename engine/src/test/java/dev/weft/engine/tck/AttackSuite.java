package dev.weft.engine.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.engine.SqlFrontEnd;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Statements that try to see more than they may. Each is refused in words without a value, or
/// gives nothing of what is hidden.
abstract class AttackSuite extends AttackedTables {

  @ParameterizedTest
  @MethodSource("attacks")
  void showsNothing(String line) {
    String text = line.split(" \\| ", 2)[1];
    for (SqlFrontEnd frontEnd : List.of(contract().queries(), contract().builds())) {
      for (Reader reader : isParsed(frontEnd, text) ? readers() : readers().subList(1, 2)) {
        String seen = seen(frontEnd, text, reader).toLowerCase(Locale.ROOT);
        assertThat(seen)
            .as("%s, to the reader called %s", text, reader.name())
            .doesNotContain(reader.canaries());
      }
    }
  }

  /// Whether it depends on the reader what becomes of the text.
  private static boolean isParsed(SqlFrontEnd frontEnd, String text) {
    try {
      frontEnd.parse(text);
      return true;
    } catch (WeftException e) {
      return false;
    }
  }

  /// The rows, or everything that a failure says.
  private String seen(SqlFrontEnd frontEnd, String text, Reader reader) {
    try {
      return run(govern(frontEnd, text, reader.tables()).with(SECRETS), Rendering.NDJSON);
    } catch (WeftException e) {
      assertThat(e.code().code()).as(text).startsWith("W-SQL-").isNotEqualTo("W-SQL-011");
      assertThat(e.getMessage())
          .doesNotContainPattern("_weft_(?!000000000000000000000000)[0-9a-f]{24}");
      return e.getMessage() + e.remedy() + e.details() + withoutExcerpts(e);
    }
  }

  private static String withoutExcerpts(WeftException failure) {
    return failure.findings().stream()
        .map(found -> found.message() + found.hint())
        .toList()
        .toString();
  }

  @Test
  void triesEveryKindOfAttack() {
    assertThat(attacks()).hasSizeGreaterThanOrEqualTo(250);
    assertThat(
            Corpus.lines("governed-attacks.sql").stream()
                .map(line -> line.split(" \\| ", 2)[0])
                .distinct())
        .contains(
            "names",
            "ctes",
            "scopes",
            "functions",
            "pushdown",
            "masks",
            "hidden",
            "statistics",
            "errors",
            "windows",
            "sets",
            "joins",
            "shapes",
            "samples",
            "files",
            "statements",
            "parameters",
            "comments",
            "groups",
            "reserved",
            "capture",
            "lateral");
  }
}
