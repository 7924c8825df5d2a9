package dev.weft.engine.duckdb.tree;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.table.Type;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          INTEGER                                       | int
          TIMESTAMP WITH TIME ZONE                      | timestamptz
          TIMESTAMP_NS                                  | timestamp
          DECIMAL(18,3)[][3]                            | list<list<decimal(18,3)>>
          STRUCT("a b" INTEGER, "c""d" VARCHAR[])       | struct<a b: int, c"d: list<string>>
          STRUCT(x STRUCT(y DATE), z MAP(VARCHAR, UUID)) | struct<x: struct<y: date>, z: map<string, uuid>>
          ENUM('a', 'it''s)', ',')[]                    | list<string>
          UHUGEINT                                      | decimal(38,0)
          """)
  void readsTheEnginesSpelling(String text, String word) {
    assertThat(TypeText.find(text).map(Type::word)).contains(word);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INTERVAL",
        "BIT",
        "BIGNUM",
        "\"NULL\"",
        "TIME WITH TIME ZONE",
        "UNION(a INTEGER, b VARCHAR)",
        "INTERVAL[]",
        "STRUCT(x INTERVAL)",
        "STRUCT(x INTEGER",
        "DECIMAL(x)",
        "INTEGER[",
        "ENUM('a",
        "INTEGER)",
        ""
      })
  void knowsNoOthers(String text) {
    assertThat(TypeText.find(text)).isEmpty();
  }
}
