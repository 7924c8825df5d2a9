package dev.weft.engine.duckdb.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Which parts of a text from the engine are literals, and which texts cannot be trusted.
class LiteralsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          SELECT 'a''b'                     | SELECT ?
          SELECT X'AB', 1.5e-3              | SELECT ?, …
          a IN (1, 2, 3)                    | a IN (?, …)
          (b = -5)                          | (b = -?)
          (-1, -2)                          | (-?, …)
          (a1 - b2)                         | (a1 - b2)
          "a b" = "c"                       | ? = "c"
          "it''s" := 1                      | ? := ?
          s.k = true                        | s.k = ?
          DECIMAL(10, 2)                    | DECIMAL(?, …)
          größe = 7                         | größe = ?
          list[1:2]                         | list[?:?]
          """)
  void replacesEachLiteral(String text, String expected) {
    assertThat(Literals.replaced(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT 'a", "SELECT \"a", "SELECT $$a$$", "a -- b", "a /* b */"})
  void trustsNoTextThatTheEngineDoesNotWrite(String text) {
    assertThat(Literals.replaced(text)).isEmpty();
  }
}
