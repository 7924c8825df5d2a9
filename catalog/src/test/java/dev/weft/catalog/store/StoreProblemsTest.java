package dev.weft.catalog.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.error.ErrorCode;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class StoreProblemsTest {

  private static Exception sqlite(int code) {
    return new IllegalStateException(new SQLException("[SQLITE] insert into secret", null, code));
  }

  @Test
  void tellsAFullDiskFromABusyDatabaseFromAFailure() {
    // Extended codes keep the primary one in their low byte: 517 is BUSY_SNAPSHOT.
    assertThat(StoreProblems.of(sqlite(13))).hasMessageContaining("the disk is full");
    assertThat(StoreProblems.of(new SQLException("", "53100")))
        .hasMessageContaining("the disk is full");
    assertThat(StoreProblems.of(sqlite(517))).hasMessageContaining("is busy");
    assertThat(StoreProblems.of(sqlite(19))).hasMessageContaining("failed a statement");
    assertThat(StoreProblems.of(new IllegalStateException("no database at all")))
        .hasMessageContaining("failed a statement");
  }

  @Test
  void keepsTheCauseForTheLogAndItsTextOutOfTheMessage() {
    var failure = sqlite(19);

    var told = StoreProblems.of(failure);

    assertThat(told.code()).isEqualTo(ErrorCode.SERVER_STORE);
    assertThat(told).hasCause(failure).hasMessageNotContaining("secret");
    assertThat(told.remedy()).isNotEmpty();
  }
}
