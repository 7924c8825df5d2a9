package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.engine.Cancellation;
import dev.weft.engine.duckdb.instance.DuckDb;
import dev.weft.engine.duckdb.instance.EngineSettings;
import dev.weft.engine.duckdb.source.DuckDbSourceProfiler;
import dev.weft.formats.bitol.StandardForm;
import dev.weft.formats.bitol.StandardSchemas;
import dev.weft.formats.exchange.Exchanged;
import dev.weft.formats.exchange.NewContract;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.usecases.offline.GuessContract;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Contracts of data: what the file says, and what is guessed from its rows.
class GuessContractTest {

  @TempDir private Path folder;

  private DuckDb engine;

  @BeforeEach
  void open() {
    engine = DuckDb.open(new EngineSettings(1L << 28, 1, folder.resolve("temp"), 1L << 28));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private Exchanged guess(Path file, FileFormat format) {
    var contracts = new NewContract(new StandardForm(new StandardSchemas()));
    return new GuessContract(new DuckDbSourceProfiler(engine), contracts).guess(file, format, "");
  }

  private Exchanged csv(String text) throws IOException {
    return guess(Files.writeString(folder.resolve("flights-3.csv"), text), FileFormat.CSV);
  }

  private Exchanged parquet(String select) {
    Path file = folder.resolve("rows.parquet");
    try (var session = engine.session(new Cancellation())) {
      session.execute("COPY (" + select + ") TO '" + file + "' (FORMAT parquet)");
    }
    return guess(file, FileFormat.PARQUET);
  }

  /// A double would drop digits in silence.
  @Test
  void takesNumbersThatAreTooLongForTexts() throws IOException {
    String text =
        csv("id,account,size\n1,12345678901234567890,1e30\n2,12345678901234567891,2.5\n").text();

    assertThat(text)
        .containsPattern("name: account\n +logicalType: string")
        .containsPattern("name: size\n +logicalType: number");
  }

  @Test
  void guessesWhatACsvFileDoesNotSay() throws IOException {
    Exchanged exchanged =
        csv(
            """
            flightId,zip,"Cost Total $",day,at,late,note,ratio
            1,02134,5,2001-02-03,2001-02-03 04:05:06,true,a,0.5
            2,94105,0,2001-02-04,2001-02-03 04:05:07,false,,-1
            3,10001,7,2001-02-05,2001-02-03T04:05:08,true,b,2e3
            """);

    assertThat(exchanged.findings()).isEmpty();
    assertThat(exchanged.text())
        .isEqualTo(
            """
            apiVersion: v3.1.0
            kind: DataContract
            id: flights_3
            name: flights_3
            version: 1.0.0
            status: draft
            schema:
              - name: flights_3
                logicalType: object
                properties:
                  - name: flight_id
                    physicalName: flightId
                    logicalType: integer
                    logicalTypeOptions: {format: i64}
                    primaryKey: true
                    primaryKeyPosition: 1
                    required: true
                    customProperties:
                      - property: weft.guess
                        value: "logicalType: all 3 values can be read as integer; required: no value is missing in 3 rows; primaryKey: all values differ in 3 rows"
                  - name: zip
                    logicalType: string
                    required: true
                    customProperties:
                      - property: weft.guess
                        value: "logicalType: all 3 values can be read as string; required: no value is missing in 3 rows"
                  - name: cost_total
                    physicalName: Cost Total $
                    logicalType: integer
                    logicalTypeOptions: {format: i64, minimum: 0}
                    required: true
                    customProperties:
                      - property: weft.guess
                        value: "logicalType: all 3 values can be read as integer; required: no value is missing in 3 rows; minimum: no value is negative in 3 rows"
                  - name: day
                    logicalType: date
                    required: true
                    customProperties:
                      - property: weft.guess
                        value: "logicalType: all 3 values can be read as date; required: no value is missing in 3 rows"
                  - name: at
                    logicalType: timestamp
                    required: true
                    customProperties:
                      - property: weft.guess
                        value: "logicalType: all 3 values can be read as timestamp; required: no value is missing in 3 rows"
                  - name: late
                    logicalType: boolean
                    required: true
                    customProperties:
                      - property: weft.guess
                        value: "logicalType: all 3 values can be read as boolean; required: no value is missing in 3 rows"
                  - name: note
                    logicalType: string
                    customProperties:
                      - {property: weft.guess, value: "logicalType: all 2 values can be read as string"}
                  - name: ratio
                    logicalType: number
                    required: true
                    customProperties:
                      - property: weft.guess
                        value: "logicalType: all 3 values can be read as number; required: no value is missing in 3 rows"
            """);
  }

  @Test
  void guessesEachOfManyColumns() throws IOException {
    var heads = new StringBuilder("c0");
    var cells = new StringBuilder("x0");
    for (int i = 1; i < 40; i++) {
      heads.append(",c").append(i);
      cells.append(i % 2 == 0 ? ",x" : ",").append(i);
    }

    String contract = csv(heads + "\n" + cells + "\n" + cells + "\n").text();

    for (int i = 0; i < 40; i++) {
      String type = i % 2 == 0 ? "string" : "integer";
      assertThat(contract).containsPattern("name: c" + i + "\\s+logicalType: " + type);
    }
  }

  @Test
  void statesWhatAParquetFileSays() {
    Exchanged exchanged =
        parquet(
            "SELECT * FROM (VALUES (1::BIGINT, 2.5::DECIMAL(8,2), 1.5::FLOAT, [1, 2],"
                + " {'x y': DATE '2001-02-03'}, MAP {'k': 1}, TIMESTAMPTZ '2001-02-03 04:05:06Z'),"
                + " (2, NULL, -1, NULL, NULL, NULL, NULL))"
                + " t(id, price, ratio, many, inside, pairs, moment)");

    assertThat(exchanged.findings()).isEmpty();
    assertThat(exchanged.text())
        .contains("apiVersion: v3.2.0", "physicalType: decimal(8,2)", "{format: f32}")
        .contains("name: x y", "timezone: true")
        .contains("primaryKey: all values differ in 2 rows")
        .doesNotContain("logicalType: all");
  }

  @Test
  void guessesWhatLinesOfJsonDoNotSay() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("visits.jsonl"),
            """
            {"id": 1, "zip": "02134", "day": "2001-02-03", "in": {"a": 1}, "gone": null, "n": "5"}
            {"id": 2, "zip": "94105", "day": "2001-02-04", "more": [1], "n": 6}
            this is no object
            {"id": 3, "zip": "10001", "day": "someday", "n": 7}
            """);

    Exchanged exchanged = guess(file, FileFormat.JSON_LINES);

    assertThat(exchanged.findings())
        .extracting(Finding::message)
        .containsExactly("Lines that are no record were left out of the guesses: 1");
    assertThat(exchanged.text())
        .containsSubsequence("name: id", "integer", "primaryKey: all values differ in 3 rows")
        .containsSubsequence("name: zip", "logicalType: string", "name: day", "logicalType: string")
        .containsSubsequence("name: in", "logicalType: string", "name: gone", "logicalType: string")
        .containsSubsequence("name: \"n\"", "logicalType: integer", "name: more");
  }

  @Test
  void guessesNothingFromNoRows() throws IOException {
    assertThat(csv("a,b\n").text()).doesNotContain("weft.guess").contains("logicalType: string");
    assertThat(parquet("SELECT 1 AS a WHERE false").text())
        .contains("logicalType: integer")
        .doesNotContain("weft.guess");
  }

  @Test
  void listsColumnsWithoutANameAndLinesThatAreNoRecord() throws IOException {
    Exchanged exchanged = csv("a,,b\n1,2,3\n4,5,6\n7,8,9,10\n");

    assertThat(exchanged.findings())
        .extracting(Finding::code)
        .containsOnly(ErrorCode.IMPORT_LEFT_OUT)
        .hasSize(2);
  }

  @Test
  void refusesWhatIsNotOfItsFormat() throws IOException {
    Path text = Files.writeString(folder.resolve("a.parquet"), "no such thing");
    Path empty = Files.writeString(folder.resolve("a.csv"), "");
    Path foreign =
        Files.write(folder.resolve("b.csv"), "ä\n1\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(refused(text, FileFormat.PARQUET)).isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
    assertThat(refused(empty, FileFormat.CSV)).isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
    assertThat(refused(foreign, FileFormat.CSV)).isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
    Path array = Files.writeString(folder.resolve("c.jsonl"), "[{\"a\": 1}]");
    assertThat(refused(empty, FileFormat.JSON_LINES)).isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
    assertThat(refused(array, FileFormat.JSON_LINES)).isEqualTo(ErrorCode.CAPTURE_UNREADABLE);
  }

  private ErrorCode refused(Path file, FileFormat format) {
    return catchThrowableOfType(WeftException.class, () -> guess(file, format)).code();
  }
}
