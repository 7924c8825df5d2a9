package dev.weft.engine.duckdb.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineErrorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INTERRUPT Error: Interrupted! | SQL_CANCELLED",
        "Out of Memory Error: failed to allocate data of size 8.0 MiB (244.1 MiB/244.1 MiB used) | SQL_MEMORY",
        "Out of Memory Error: failed to offload data block, max_temp_directory_size exceeded | SQL_MEMORY",
        "IO Error: Could not write file \"/d/x.parquet\": No space left on device | LAKE_DISK",
        "IO Error: No files found that match the pattern \"/d/x.parquet\" | LAKE_MISSING_FILE",
        "Conversion Error: Could not convert string 'secret' to INT32 | SQL_RUN",
        "Out of Range Error: Overflow in multiplication of INT64 (1 * 2)! | SQL_RUN",
        "INTERNAL Error: Attempted to access index 5 within vector of size 5 | SQL_RUN",
        "something else | SQL_RUN"
      })
  void sortsFailuresByTheirClass(String message, ErrorCode code) {
    assertThat(EngineErrors.of(new SQLException(message)).code()).isEqualTo(code);
  }

  @Test
  void letsNothingOfTheEnginesMessageOutButItsClass() {
    WeftException failure =
        EngineErrors.of(
            new SQLException("Invalid Input Error: secret\n\nLINE 1: SELECT x FROM weft_1"));

    assertThat(failure)
        .hasMessage("The engine could not run the statement (Invalid Input)")
        .hasNoCause();
    assertThat(failure.details()).containsEntry("class", "Invalid Input");
  }
}
