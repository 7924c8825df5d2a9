package dev.weft.usecases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Contracts of data: what the file says, and what is guessed from its rows.
class GuessContractTest {

  private static final String VISITS =
      """
      {"id": 1, "at": {"city": "Graz", "when": "2026-01-01", "x y": {"n": 1}}, "tags": ["a"]}
      {"id": 2, "at": {"city": "Wien"}, "tags": [], "mixed": {"a": 1}}
      {"id": 3, "at": null, "stops": [{"km": 1.5}, {"km": 2, "no": 7}], "mixed": [1], "none": {}}
      """;

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

  /// More than are counted at once, in the order of the file.
  @Test
  void guessesThousandsOfColumns() throws IOException {
    String heads = row(3_000, i -> "c" + i);
    String cells = row(3_000, i -> i % 3 == 0 ? "" : i % 3 == 1 ? "x" : "1.5");

    String contract = csv(heads + cells + cells).text();

    assertThat(types(contract))
        .isEqualTo(
            IntStream.range(0, 3_000)
                .mapToObj(i -> "c" + i + " " + (i % 3 == 2 ? "number" : "string"))
                .toList());
  }

  @Test
  void guessesColumnsOfLongValues() throws IOException {
    String heads = row(100, i -> "c" + i);
    String cells = row(100, i -> i == 99 ? "7" : "x".repeat(2_000) + i);

    assertThat(types(csv(heads + cells.repeat(20)).text()))
        .hasSize(100)
        .startsWith("c0 string", "c1 string")
        .endsWith("c98 string", "c99 integer");
  }

  private static String row(int columns, IntFunction<String> cell) {
    return IntStream.range(0, columns).mapToObj(cell).collect(Collectors.joining(",")) + "\n";
  }

  private static List<String> types(String contract) {
    return Pattern.compile("- name: (\\S+)\\s+logicalType: (?!object)(\\w+)")
        .matcher(contract)
        .results()
        .map(found -> found.group(1) + " " + found.group(2))
        .toList();
  }

  @Test
  void refusesMoreColumnsThanAContractHas() throws IOException {
    Path csv = Files.writeString(folder.resolve("wide.csv"), row(10_001, i -> "c" + i));
    String pairs =
        IntStream.rangeClosed(0, 10_000)
            .mapToObj(i -> "\"c" + i + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    Path lines = Files.writeString(folder.resolve("wide.jsonl"), pairs);
    Path inside = Files.writeString(folder.resolve("inside.jsonl"), "{\"a\":" + pairs + "}");

    assertThat(List.of(refusal(csv, FileFormat.CSV), refusal(lines, FileFormat.JSON_LINES)))
        .extracting(WeftException::code, e -> e.sentence().replaceFirst(":.*", ""))
        .containsOnly(
            tuple(ErrorCode.CAPTURE_UNREADABLE, "Cannot read wide.csv"),
            tuple(ErrorCode.CAPTURE_UNREADABLE, "Cannot read wide.jsonl"));
    assertThatThrownBy(() -> guessJson(inside))
        .hasMessageContaining("Cannot read inside.jsonl: it has more than 10000 columns");
  }

  @Test
  void refusesParquetOfMoreColumnsThanAContractHas() {
    String columns = row(10_001, i -> "1 AS c" + i).strip();

    assertThatThrownBy(() -> parquet("SELECT " + columns))
        .hasMessageContaining("it has more than 10000 columns");
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

  private Exchanged guessJson(Path file) {
    var contracts = new NewContract(new StandardForm(new StandardSchemas()));
    return new GuessContract(new DuckDbSourceProfiler(engine), contracts).guessJson(file, "");
  }

  /// What is inside of values becomes properties, wherever it was seen.
  @Test
  void guessesWhatIsInsideOfJson() throws IOException {
    Exchanged exchanged = guessJson(Files.writeString(folder.resolve("visits.jsonl"), VISITS));

    assertThat(exchanged.findings()).isEmpty();
    assertThat(exchanged.text())
        .containsSubsequence(
            "name: id\n        logicalType: integer",
            "primaryKey: all values differ in 3 rows",
            "name: at\n        logicalType: object",
            "all 2 values can be read as object",
            "{name: city, logicalType: string}",
            "{name: when, logicalType: date}",
            "name: x y\n            logicalType: object",
            "name: \"n\", logicalType: integer",
            "name: tags\n        logicalType: array",
            "items: {logicalType: string}",
            "name: mixed\n        logicalType: string",
            "name: stops\n        logicalType: array",
            "name: km, logicalType: number",
            "name: \"no\", logicalType: integer",
            "name: none\n        logicalType: string");
  }

  @Test
  void readsArraysAndObjectsOneAfterTheOtherLikeLines() throws IOException {
    String lines = guessJson(Files.writeString(folder.resolve("visits.jsonl"), VISITS)).text();
    String array = "[" + VISITS.strip().replace("\n", ",\n") + "]";
    String sequence = VISITS.replace(", ", ",\n  ");

    assertThat(guessJson(Files.writeString(folder.resolve("visits.json"), array)).text())
        .isEqualTo(lines);
    assertThat(guessJson(Files.writeString(folder.resolve("visits.ndjson"), sequence)).text())
        .isEqualTo(lines);
  }

  /// The first of two counts, as when the value is read.
  @Test
  void takesKeysThatStandTwiceOnce() throws IOException {
    String text = "{\"a\": 1, \"a\": \"x\"}\n{\"a\": 2, \"b\": 1, \"b\": 2}\n{\"a\": 3}\n";

    assertThat(guessJson(Files.writeString(folder.resolve("a.jsonl"), text)).text())
        .containsPattern("name: a\n +logicalType: integer")
        .contains("all 3 values can be read as integer", "all 1 values can be read as integer");
  }

  @Test
  void takesWhatIsVeryDeepForText() throws IOException {
    String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);

    String text = guessJson(Files.writeString(folder.resolve("deep.jsonl"), deep)).text();

    assertThat(text.split("name: a\\b", -1)).hasSize(12 + 1);
    assertThat(text).contains("{name: a, logicalType: string}");
  }

  /// No engine tells them apart, so that no test of the contract could.
  @Test
  void takesObjectsWhoseFieldsDifferByCaseForText() throws IOException {
    String text = "{\"in\": {\"a\": 1, \"A\": 2}}\n{\"in\": {\"a\": 1}}\n";

    assertThat(guessJson(Files.writeString(folder.resolve("case.jsonl"), text)).text())
        .containsPattern("name: in\n +logicalType: string");
  }

  @Test
  void countsWhatIsNoObject() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "[{\"a\": 1}, 3, null, {\"a\": 2}]");

    assertThat(guessJson(file).findings())
        .extracting(Finding::message)
        .containsExactly("Lines that are no record were left out of the guesses: 2");
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
    return refusal(file, format).code();
  }

  private WeftException refusal(Path file, FileFormat format) {
    return catchThrowableOfType(WeftException.class, () -> guess(file, format));
  }

  @Test
  void keepsNamesReadable() throws IOException {
    assertThat(csv("Größe,Smørrebrød,prix €,Å,m²,имя\n1,2,3,4,5,6\n").text())
        .containsPattern("name: grosse\n +physicalName: Größe\n")
        .containsPattern("name: smorrebrod\n +physicalName: Smørrebrød\n")
        .containsPattern("name: a\n +physicalName: Å\n")
        .containsPattern("name: m2\n +physicalName: m²\n")
        .containsPattern("name: имя\n +logicalType");
  }
}
