package dev.weft.formats.folder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.document.ProductFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FolderLimitsTest {

  private static final String SQL = "operations/departures/sql/flights.sql";
  private static final String CONTRACT = "operations/departures/contracts/flights.yaml";

  private final FolderReader reader = new FolderReader();
  private final Map<String, String> texts = AirTravel.texts();

  @Test
  void keepsAStatementOfOneMegabyteForTheEngineToJudge() {
    texts.put(SQL, "select " + "1 + ".repeat(250_000) + "1");

    Understood read = reader.read(AirTravel.files(texts));

    assertThat(read.findings()).isEmpty();
    assertThat(read.folder().products().getFirst().files()).containsKey("sql/flights.sql");
  }

  @Test
  void refusesAStatementBeyondAllBounds() {
    texts.put(SQL, "select 1 -- " + "x".repeat(3 << 20));

    assertThat(reader.read(AirTravel.files(texts)).findings())
        .extracting(Finding::code, finding -> finding.place().file())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_TOO_LARGE, SQL));
  }

  @Test
  void doesNotComplainOfWhatATooLargeDocumentWouldHaveSaid() {
    texts.put(CONTRACT, AirTravel.FLIGHTS + "# " + "x".repeat(10 << 20));

    assertThat(reader.read(AirTravel.files(texts)).findings())
        .extracting(Finding::code, finding -> finding.place().file())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(ErrorCode.DOC_TOO_LARGE, CONTRACT));
  }

  @Test
  void tellsAThousandViolationsAtMost() {
    StringBuilder many = new StringBuilder(AirTravel.AIRPORTS);
    for (int i = 0; i < 20_000; i++) {
      many.append("strange").append(i).append(": 1\n");
    }
    texts.put("operations/departures/contracts/airports.yaml", many.toString());

    assertThat(reader.read(AirTravel.files(texts)).findings())
        .hasSizeBetween(500, 1_000)
        .allMatch(finding -> finding.code() == ErrorCode.DOC_UNKNOWN_FIELD);
  }

  @Test
  void readsADomainFolderWithoutItsDescriptor() {
    texts.remove("operations/domain.yaml");

    Understood read = reader.read(AirTravel.files(texts));

    assertThat(read.findings()).isEmpty();
    assertThat(read.folder().domains()).isEmpty();
    assertThat(read.folder().products())
        .extracting(ProductFolder::path)
        .containsExactly("operations/departures", "operations/punctuality");
    assertThat(read.folder().agreements().getFirst().scope()).isEqualTo("operations");
  }
}
