package dev.weft.engine.tck;

import static dev.weft.engine.tck.Tables.column;
import static dev.weft.engine.tck.Tables.list;
import static dev.weft.engine.tck.Tables.plan;
import static dev.weft.engine.tck.Tables.required;
import static dev.weft.engine.tck.Tables.schema;
import static dev.weft.engine.tck.Tables.statement;
import static dev.weft.engine.tck.Tables.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.weft.engine.Cancellation;
import dev.weft.engine.Rejects;
import dev.weft.engine.SourceReader;
import dev.weft.engine.SourceReader.Binding;
import dev.weft.engine.SourceReader.Capture;
import dev.weft.engine.SourceReader.Captured;
import dev.weft.engine.SourceReader.OnBadValue;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.TableWriter;
import dev.weft.engine.TableWriter.Write;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.table.Column;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import dev.weft.model.table.Type.Primitive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every source reader makes of files from outside, good and bad.
public abstract class SourceReaderContract {

  private static final Column ID = column(1, "id", Primitive.LONG);
  private static final Column NAME = column(2, "name", Primitive.STRING);

  @TempDir protected Path folder;

  /// Of the latest capture, to read its rows.
  private Schema captureSchema = schema();

  /// The reader under test.
  protected abstract SourceReader reader();

  /// Makes Parquet files to read.
  protected abstract TableWriter writer();

  /// Looks at what was captured.
  protected abstract FileProbe probe();

  @Nested
  class Csv {

    @Test
    void namesColumnsOfAllFilesInOrderOfFirstAppearance() {
      assertThat(
              shape(FileFormat.CSV, file("a.csv", "id,name\n1,x\n"), file("b.csv", "name;city\n")))
          .containsExactly("id", "name", "city");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "|", "\t"})
    void findsTheDelimiterInTheHeaderLine(String delimiter) {
      SourceFile file = file("a.csv", "id" + delimiter + "\"na,;|\tme\"\n7" + delimiter + "x\n");
      List<String> columns = shape(FileFormat.CSV, file);

      assertThat(columns).containsExactly("id", "na,;|\tme");
      assertThat(
              rows(
                  capture(
                      FileFormat.CSV,
                      List.of(ID, NAME),
                      List.of("id", "na,;|\tme"),
                      OnBadValue.FAIL,
                      file)))
          .containsExactly("7|x|a.csv|1");
    }

    @Test
    void readsQuotesLineBreaksAndAByteOrderMark() {
      Captured captured =
          people("\ufeffid,name\r\n1,\"a \"\"b\"\"\"\r\n2,\"line\nbreak\"\r\n3,ü€\r\n");

      assertThat(rows(captured))
          .containsExactly("1|a \"b\"|a.csv|1", "2|line\nbreak|a.csv|2", "3|ü€|a.csv|3");
    }

    @Test
    void tellsAnEmptyFieldFromAnEmptyText() {
      assertThat(rows(people("id,name\n1,\n2,\"\"\n,x\n")))
          .containsExactly("1|-|a.csv|1", "2||a.csv|2", "-|x|a.csv|3");
    }

    @Test
    void takesColumnsBySpellingThenApartFromCase() {
      SourceFile file = file("a.csv", "ID,Cost Total $,extra\n5,n,z\n");
      Captured captured =
          capture(
              FileFormat.CSV,
              List.of(ID, NAME),
              List.of("id", "Cost Total $"),
              OnBadValue.FAIL,
              file);

      assertThat(rows(captured)).containsExactly("5|n|a.csv|1");
    }

    @Test
    void givesNullForAColumnThatAFileLacks() {
      Captured captured =
          capture(
              FileFormat.CSV,
              List.of(ID, NAME),
              List.of("id", "name"),
              OnBadValue.FAIL,
              file("a.csv", "name\nx\n"),
              file("b.csv", "id,name\n2,y\n"));

      assertThat(rows(captured)).containsExactly("-|x|a.csv|1", "2|y|b.csv|1");
    }

    @Test
    void readsAFileOfNothingButAHeader() {
      Captured captured = people("id,name\n");

      assertThat(captured.rows()).isZero();
      assertThat(captured.files()).isEmpty();
      assertThat(captured.rejectFiles()).isEmpty();
    }

    @Test
    void movesMalformedLinesAsideWithTheirNumbers() {
      Captured captured = people("id,name\n1,a\n2\n3,\"q\nr\"\n4,x,y\n5,\"un\"quoted\n6,f\n");

      assertThat(rows(captured))
          .containsExactlyInAnyOrder("1|a|a.csv|1", "3|q\nr|a.csv|3", "6|f|a.csv|6");
      assertThat(captured.rejected()).containsExactly(entry("syntax", 3L));
      assertThat(rejects(captured))
          .containsExactlyInAnyOrder(
              "syntax|syntax|a.csv|2|{\"line\":\"2\"}",
              "syntax|syntax|a.csv|4|{\"line\":\"4,x,y\"}",
              "syntax|syntax|a.csv|5|{\"line\":\"5,\\\"un\\\"quoted\"}");
    }

    @Test
    void knowsMalformedLinesOfFilesWithAnyNameApart() {
      Captured captured =
          capture(
              FileFormat.CSV,
              List.of(ID, NAME),
              List.of("id", "name"),
              OnBadValue.QUARANTINE,
              file("o'[d]*/a?.csv", "id,name\n1\n2,b\nx,c\n"),
              file("ü \"b\".csv", "id,name\n1,a\n2\n3,b\n"));

      assertThat(rows(captured))
          .containsExactlyInAnyOrder(
              "2|b|o'[d]*/a?.csv|2", "1|a|ü \"b\".csv|1", "3|b|ü \"b\".csv|3");
      assertThat(rejects(captured))
          .containsExactlyInAnyOrder(
              "syntax|syntax|o'[d]*/a?.csv|1|{\"line\":\"1\"}",
              "type(id)|type|o'[d]*/a?.csv|3|{\"id\":\"x\",\"name\":\"c\"}",
              "syntax|syntax|ü \"b\".csv|2|{\"line\":\"2\"}");
    }

    @Test
    void takesATruncatedLastLineForMalformed() {
      Captured captured = people("id,name\n1,a\n2,\"trunc");

      assertThat(captured.rows()).isEqualTo(1);
      assertThat(captured.rejected()).containsExactly(entry("syntax", 1L));
    }

    @Test
    void numbersFiftyThousandRowsAsTheyStandInTheFile() {
      StringBuilder text = new StringBuilder("id,name\n");
      for (int i = 1; i <= 50_000; i++) {
        text.append(i).append(i % 10_000 == 0 ? ",a,b\n" : ",\"x\n" + i + "\"\n");
      }
      Captured captured = people(text.toString());

      assertThat(captured.rows()).isEqualTo(49_995);
      assertThat(captured.rejected()).containsExactly(entry("syntax", 5L));
      assertThat(rows(captured))
          .allSatisfy(
              row -> {
                String[] values = row.split("\\|", -1);
                assertThat(values[3]).isEqualTo(values[0]);
              });
    }

    @Test
    void keepsFilesApartInNamesAndNumbers() {
      List<SourceFile> files = new ArrayList<>();
      for (int i = 0; i < 230; i++) {
        files.add(file("part-" + i + "/[d]*.csv", "id,name\n" + i + ",a\n" + i + ",b\n"));
      }
      Captured captured =
          capture(
              FileFormat.CSV,
              List.of(ID, NAME),
              List.of("id", "name"),
              OnBadValue.FAIL,
              files.toArray(SourceFile[]::new));

      assertThat(captured.rows()).isEqualTo(460);
      assertThat(rows(captured)).contains("229|b|part-229/[d]*.csv|2", "0|a|part-0/[d]*.csv|1");
    }

    private Captured people(String text) {
      return capture(
          FileFormat.CSV,
          List.of(ID, NAME),
          List.of("id", "name"),
          OnBadValue.FAIL,
          file("a.csv", text));
    }
  }

  @Nested
  class JsonLines {

    @Test
    void namesKeysOfAllLinesInOrderOfFirstAppearance() {
      assertThat(
              shape(FileFormat.JSON_LINES, file("a.json", "{\"b\":1,\"a\":2}\n\n{\"c\":1}\nbad\n")))
          .containsExactly("b", "a", "c");
    }

    @Test
    void readsScalarsByTheirText() {
      assertThat(
              rows(
                  lines(
                      """
                      {"id": 1, "name": "x, \\"y\\""}

                      {"name": "z", "id": "2"}
                      {"id": null, "name": 5}
                      {}
                      """)))
          .containsExactly("1|x, \"y\"|a.json|1", "2|z|a.json|2", "-|5|a.json|3", "-|-|a.json|4");
    }

    @Test
    void readsKeysOfAnySpellingAndNestedValues() {
      Column place = column(3, "place", struct(column(4, "city", Primitive.STRING)));
      Column tags = column(5, "tags", list(6, Primitive.INT));
      Captured captured =
          capture(
              FileFormat.JSON_LINES,
              List.of(NAME, place, tags),
              List.of("a/b~\"c'", "place", "tags"),
              OnBadValue.QUARANTINE,
              file(
                  "a.json",
                  """
                  {"a/b~\\"c'": "x", "place": {"city": "Ulm"}, "tags": [1, 2]}
                  {"place": null, "tags": ["x"]}
                  """));

      assertThat(rows(captured)).containsExactly("x|{'city': Ulm}|[1, 2]|a.json|1");
      assertThat(captured.badValues()).containsExactly(entry("tags", 1L));
    }

    @Test
    void movesLinesAsideThatAreNoObjects() {
      Captured captured = lines("{\"id\": 1}\n{\"id\":\n17\n{\"id\": 2}");

      assertThat(rows(captured)).containsExactly("1|-|a.json|1", "2|-|a.json|4");
      assertThat(rejects(captured))
          .containsExactlyInAnyOrder(
              "syntax|syntax|a.json|2|{\"line\":\"{\\\"id\\\":\"}",
              "syntax|syntax|a.json|3|{\"line\":\"17\"}");
    }

    @Test
    void readsAnEmptyFileAsNoRows() {
      assertThat(lines("").rows()).isZero();
      assertThat(shape(FileFormat.JSON_LINES, file("e.json", ""))).isEmpty();
    }

    @Test
    void refusesOneBigArray() {
      refuses(FileFormat.JSON_LINES, file("a.json", "[{\"id\": 1}]"), "array");
    }

    private Captured lines(String text) {
      return capture(
          FileFormat.JSON_LINES,
          List.of(ID, NAME),
          List.of("id", "name"),
          OnBadValue.FAIL,
          file("a.json", text));
    }
  }

  @Nested
  class Parquet {

    @Test
    void keepsTypesAndNumbersRows() {
      SourceFile file = parquet("select range as id, 'n' || range as name from range(50000)");
      Captured captured = parquet(List.of(ID, NAME), file);

      assertThat(shape(FileFormat.PARQUET, file)).containsExactly("id", "name");
      assertThat(captured.rows()).isEqualTo(50_000);
      assertThat(rows(captured))
          .allSatisfy(
              row -> {
                String[] values = row.split("\\|", -1);
                assertThat(Long.parseLong(values[3])).isEqualTo(Long.parseLong(values[0]) + 1);
              });
      assertThat(probe().fieldIds(captured.files().getFirst()))
          .containsEntry("id", 1)
          .containsEntry("_row", 101);
    }

    @Test
    void castsWhatIsDeclaredOtherwiseAndCountsWhatDoesNotFit() {
      Schema written =
          schema(column(1, "id", Primitive.DOUBLE), column(2, "name", Primitive.TIMESTAMP));
      SourceFile file =
          parquet(
              written,
              "select 5 as id, timestamp '2020-01-01' as name"
                  + " union all select 5.5, timestamp '2020-01-01 10:00:00'");
      Captured captured =
          capture(
              FileFormat.PARQUET,
              List.of(ID, column(2, "name", Primitive.DATE)),
              List.of("id", "name"),
              OnBadValue.IGNORE,
              file);

      assertThat(rows(captured))
          .containsExactlyInAnyOrder("5|2020-01-01|a.parquet|1", "-|-|a.parquet|2");
      assertThat(captured.badValues()).containsExactly(entry("id", 1L), entry("name", 1L));
    }

    @Test
    void movesRowsAsideAsJson() {
      SourceFile file = parquet("select 1 as id, 'x' as name union all select 2, null");
      Captured captured =
          capture(
              FileFormat.PARQUET,
              List.of(ID, required(2, "name", Primitive.STRING)),
              List.of("id", "name"),
              OnBadValue.QUARANTINE,
              file);

      assertThat(captured.rejected()).containsExactly(entry("required", 1L));
      assertThat(rejects(captured))
          .singleElement(STRING)
          .startsWith("required(name)|required|a.parquet|")
          .endsWith("|{\"id\":2,\"name\":null}");
    }

    @Test
    void refusesAMalformedFile() throws IOException {
      SourceFile whole = parquet("select range as id, 'x' as name from range(1000)");
      byte[] bytes = Files.readAllBytes(whole.path());
      Path cut = folder.resolve("cut.parquet");
      Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
      Path scrambled = folder.resolve("scrambled.parquet");
      byte[] wrong = bytes.clone();
      java.util.Arrays.fill(wrong, 4, bytes.length / 2, (byte) 0x5a);
      Files.write(scrambled, wrong);

      refuses(FileFormat.PARQUET, new SourceFile("cut.parquet", cut), "Parquet");
      refuses(FileFormat.PARQUET, file("text.parquet", "id,name\n"), "Parquet");
      assertThatThrownBy(
              () -> parquet(List.of(ID, NAME), new SourceFile("scrambled.parquet", scrambled)))
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.CAPTURE_UNREADABLE, WeftException::code);
      assertThat(captureFolder()).isEmpty();
    }

    private Captured parquet(List<Column> columns, SourceFile file) {
      return capture(
          FileFormat.PARQUET,
          columns,
          columns.stream().map(Column::name).toList(),
          OnBadValue.FAIL,
          file);
    }

    private SourceFile parquet(String sql) {
      return parquet(schema(ID, NAME), sql);
    }

    private SourceFile parquet(Schema schema, String sql) {
      Write write =
          new Write(
              statement(sql, schema.names().toArray(String[]::new)),
              schema,
              List.of(),
              List.of(),
              folder.resolve("source"),
              List.of(),
              folder.resolve("none"));
      Path path = Path.of(writer().write(write, new Cancellation()).files().getFirst().path());
      return new SourceFile("a.parquet", path);
    }
  }

  @Nested
  class BadValues {

    private static final String FLAWED = "id,name\n1,a\nx1,b\n,c\n4,d\n";

    @Test
    void failTheCaptureNamingColumnsAndCounts() {
      assertThatThrownBy(() -> flawed(OnBadValue.FAIL))
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.CAPTURE_DRIFT, WeftException::code)
          .extracting(Throwable::getMessage, STRING)
          .contains("id has 1 value not of type long")
          .contains("id is required and has 1 null")
          .doesNotContain("x1");
      assertThat(captureFolder()).isEmpty();
    }

    @Test
    void moveTheirRowsAside() {
      Captured captured = flawed(OnBadValue.QUARANTINE);

      assertThat(rows(captured)).containsExactly("1|a|a.csv|1", "4|d|a.csv|4");
      assertThat(captured.rejected()).containsExactly(entry("required", 1L), entry("type", 1L));
      assertThat(captured.rejectedRows()).isEqualTo(2);
      assertThat(captured.badValues()).containsExactly(entry("id", 1L));
      assertThat(rejects(captured))
          .containsExactlyInAnyOrder(
              "type(id)|type|a.csv|2|{\"id\":\"x1\",\"name\":\"b\"}",
              "required(id)|required|a.csv|3|{\"id\":null,\"name\":\"c\"}");
    }

    @Test
    void becomeNullWhenIgnoredSaveWhereAValueIsRequired() {
      Captured strict = flawed(OnBadValue.IGNORE);
      Captured lax =
          capture(
              FileFormat.CSV,
              List.of(ID, NAME),
              List.of("id", "name"),
              OnBadValue.IGNORE,
              file("a.csv", FLAWED));

      assertThat(strict.rejected()).containsExactly(entry("required", 2L));
      assertThat(strict.badValues()).containsExactly(entry("id", 1L));
      assertThat(rows(lax))
          .containsExactly("1|a|a.csv|1", "-|b|a.csv|2", "-|c|a.csv|3", "4|d|a.csv|4");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = ';',
        value = {
          "LONG; 5 5.0 -9223372036854775808 +7; 5.5 x 1_000 0x10 9223372036854775808 1e3",
          "INT; 2147483647 -1; 2147483648 one",
          "DOUBLE; 1 .5 -1.5e10 2.; 1.5.2 nan inf 1e999 x",
          "BOOLEAN; true FALSE True; yes 1 t",
          "DATE; 2020-02-29; 2021-02-29 2020-1-5 5.1.2020 epoch infinity",
          "TIME; 10:20 10:20:30 10:20:30.123456; 25:00 10 10h",
          "TIMESTAMP; 2020-01-01T10:00 2020-01-01T10:00:00.123456; 2020-01-01T10:00:00Z 2020-01-01 now",
          "TIMESTAMPTZ; 2020-01-01T10:00:00Z 2020-01-01T10:00+02:00; 2020-01-01T10:00:00",
          "UUID; 6ba7b810-9dad-11d1-80b4-00c04fd430c8; 6ba7b810",
          "BINARY; YWI= ; ###"
        })
    void areThoseThatTheTypeDoesNotSpell(Primitive type, String good, String bad) {
      assertThat(bad(type, good)).isZero();
      assertThat(bad(type, bad)).isEqualTo(bad.split(" ", -1).length);
    }

    @Test
    void areDecimalsThatWouldLoseDigits() {
      Type type = new Type.Decimal(5, 2);

      assertThat(bad(type, "1.5 -123.45 .25 7 1.500")).isZero();
      assertThat(bad(type, "1.555 1234.5 1e2 x")).isEqualTo(4);
    }

    @Test
    void areNestedTextsThatAreNoJson() {
      Type type = list(9, Primitive.INT);

      assertThat(bad(type, "[1] []")).isZero();
      assertThat(bad(type, "[1 x ['a'] {}")).isEqualTo(4);
    }

    private long bad(Type type, String values) {
      Captured captured =
          capture(
              FileFormat.CSV,
              List.of(column(1, "v", type)),
              List.of("v"),
              OnBadValue.QUARANTINE,
              file("a.csv", "v,w\n" + values.strip().replace(" ", ",\n") + ",\n"));
      assertThat(captured.rejected().getOrDefault("syntax", 0L)).isZero();
      return captured.badValues().getOrDefault("v", 0L);
    }

    private Captured flawed(OnBadValue onBadValue) {
      return capture(
          FileFormat.CSV,
          List.of(required(1, "id", Primitive.LONG), NAME),
          List.of("id", "name"),
          onBadValue,
          file("a.csv", FLAWED));
    }
  }

  @Nested
  class UnreadableFiles {

    @ParameterizedTest
    @EnumSource(FileFormat.class)
    void areNoRegularFiles(FileFormat format) throws IOException {
      Path directory = Files.createDirectories(folder.resolve("directory"));

      refuses(format, new SourceFile("directory", directory), "regular file");
      refuses(format, new SourceFile("gone", folder.resolve("gone")), "regular file");
    }

    @Test
    void areCompressed() throws IOException {
      Path path = folder.resolve("a.csv.gz");
      Files.write(path, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0});

      refuses(FileFormat.CSV, new SourceFile("a.csv.gz", path), "compressed");
      refuses(FileFormat.JSON_LINES, new SourceFile("a.csv.gz", path), "compressed");
    }

    @Test
    void haveNoHeader() {
      refuses(FileFormat.CSV, file("a.csv", ""), "header");
      refuses(FileFormat.CSV, file("b.csv", "\nid\n"), "header");
      refuses(FileFormat.CSV, file("c.csv", "id,id\n"), "two of its columns are called id");
    }

    @Test
    void areNotUtf8AtTheirBeginning() {
      refuses(
          FileFormat.CSV, file("a.csv", "id,name\n1,café\n", StandardCharsets.ISO_8859_1), "UTF-8");
      refuses(FileFormat.CSV, file("b.csv", "id,name\n1,x\n", StandardCharsets.UTF_16), "UTF-8");
    }

    @Test
    void areNotUtf8AnywhereElse() {
      String text = "id,name\n" + "1,x\n".repeat(300_000) + "2,café\n";
      SourceFile file = file("late.csv", text, StandardCharsets.ISO_8859_1);

      assertThatThrownBy(
              () ->
                  capture(
                      FileFormat.CSV,
                      List.of(ID, NAME),
                      List.of("id", "name"),
                      OnBadValue.QUARANTINE,
                      file))
          .hasMessageContaining("late.csv")
          .hasMessageContaining("UTF-8")
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.CAPTURE_UNREADABLE, WeftException::code);
      assertThat(captureFolder()).isEmpty();
    }

    @Test
    void sayWhereTheirLinesBeginToEndOtherwise() {
      refusesLines("id,name\r\n1,x\r\n2,y\n3,z\r\n", "CRLF in line 1, LF in line 3");
      refusesLines("id,name\n1,\"x\r\ny\"\n2,y\r\n3,z\n", "LF in line 1, CRLF in line 4");
    }

    private void refusesLines(String text, String where) {
      assertThatThrownBy(
              () ->
                  capture(
                      FileFormat.CSV,
                      List.of(ID, NAME),
                      List.of("id", "name"),
                      OnBadValue.QUARANTINE,
                      file("mixed.csv", text)))
          .hasMessageContaining("Cannot read mixed.csv: its lines do not all end alike: " + where)
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.CAPTURE_UNREADABLE, WeftException::code);
      assertThat(captureFolder()).isEmpty();
    }

    @Test
    void stopWhenCancelled() {
      Cancellation cancellation = new Cancellation();
      cancellation.cancel();

      assertThatThrownBy(
              () ->
                  reader()
                      .capture(
                          request(
                              FileFormat.CSV,
                              List.of(ID),
                              List.of("id"),
                              OnBadValue.FAIL,
                              file("a.csv", "id\n1\n")),
                          cancellation))
          .asInstanceOf(type(WeftException.class))
          .returns(ErrorCode.SQL_CANCELLED, WeftException::code);
      assertThat(captureFolder()).isEmpty();
    }
  }

  private void refuses(FileFormat format, SourceFile file, String why) {
    assertThatThrownBy(() -> reader().inspect(List.of(file), format))
        .hasMessageContaining(file.name())
        .hasMessageContaining(why)
        .asInstanceOf(type(WeftException.class))
        .returns(ErrorCode.CAPTURE_UNREADABLE, WeftException::code);
  }

  private List<String> shape(FileFormat format, SourceFile... files) {
    return reader().inspect(List.of(files), format).columns();
  }

  private Captured capture(
      FileFormat format,
      List<Column> columns,
      List<String> sources,
      OnBadValue onBadValue,
      SourceFile... files) {
    Capture request = request(format, columns, sources, onBadValue, files);
    captureSchema = request.schema();
    return reader().capture(request, new Cancellation());
  }

  private Capture request(
      FileFormat format,
      List<Column> columns,
      List<String> sources,
      OnBadValue onBadValue,
      SourceFile... files) {
    List<Column> all = new ArrayList<>(columns);
    all.add(column(100, "_file", Primitive.STRING));
    all.add(column(101, "_row", Primitive.LONG));
    List<Binding> bindings = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      bindings.add(new Binding(columns.get(i).name(), sources.get(i), true));
    }
    return new Capture(
        List.of(files),
        format,
        bindings,
        new Schema(all),
        onBadValue,
        folder.resolve("captured"),
        folder.resolve("rejected"));
  }

  private List<String> rows(Captured captured) {
    if (captured.files().isEmpty()) {
      return List.of();
    }
    return probe().rows(plan(captureSchema, captured.files()));
  }

  private List<String> rejects(Captured captured) {
    return probe().rows(plan(Rejects.SCHEMA, captured.rejectFiles()));
  }

  private List<Path> captureFolder() {
    Path captured = folder.resolve("captured");
    try (Stream<Path> files = Files.exists(captured) ? Files.list(captured) : Stream.empty()) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SourceFile file(String name, String text) {
    return file(name, text, StandardCharsets.UTF_8);
  }

  private SourceFile file(String name, String text, Charset charset) {
    Path path = folder.resolve("source").resolve(name);
    try {
      Files.createDirectories(path.getParent());
      return new SourceFile(name, Files.writeString(path, text, charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
