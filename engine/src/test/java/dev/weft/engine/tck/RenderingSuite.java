package dev.weft.engine.tck;

import static dev.weft.engine.tck.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.engine.QueryEngine.Limits;
import dev.weft.engine.QueryEngine.Rendering;
import dev.weft.model.error.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Results in every format, up to their limits.
abstract class RenderingSuite extends Runs {

  private static final String AWKWARD =
      """
      select id, origin as place, origin as place, '' as empty, 'a,"b"' || chr(10) as quoted,
        tags, plane, edge as infinite, 1.50 as price, [edge] as infinities
      from flights join (values (1, 'inf'::double), (3, null), (5, 'nan')) e(n, edge) on n = id
      order by id""";

  @Test
  void writesCsvWithHeaderAndQuotes() {
    assertThat(run(AWKWARD, Rendering.CSV).text())
        .isEqualTo(
            """
            id,place,place,empty,quoted,tags,plane,infinite,price,infinities
            1,JFK,JFK,"","a,""b""
            ","[late, full]","{'model': A320, 'year': 1999}",inf,1.50,[inf]
            3,JFK,JFK,"","a,""b""
            ",[],,,1.50,[NULL]
            5,,,"","a,""b""
            ","[late, NULL]","{'model': 'a ""b"", c', 'year': NULL}",nan,1.50,[nan]
            """);
  }

  @Test
  void writesOneObjectPerLineWithNamesOfTheirOwn() {
    assertThat(run(AWKWARD, Rendering.NDJSON).lines())
        .containsExactly(
            "{\"id\":1,\"place\":\"JFK\",\"place_2\":\"JFK\",\"empty\":\"\",\"quoted\":\"a,\\\"b\\\"\\n\",\"tags\":[\"late\",\"full\"],\"plane\":{\"model\":\"A320\",\"year\":1999},\"infinite\":null,\"price\":1.5,\"infinities\":[\"inf\"]}",
            "{\"id\":3,\"place\":\"JFK\",\"place_2\":\"JFK\",\"empty\":\"\",\"quoted\":\"a,\\\"b\\\"\\n\",\"tags\":[],\"plane\":null,\"infinite\":null,\"price\":1.5,\"infinities\":[null]}",
            "{\"id\":5,\"place\":null,\"place_2\":null,\"empty\":\"\",\"quoted\":\"a,\\\"b\\\"\\n\",\"tags\":[\"late\",null],\"plane\":{\"model\":\"a \\\"b\\\", c\",\"year\":null},\"infinite\":null,\"price\":1.5,\"infinities\":[\"nan\"]}");
  }

  @Test
  void writesOneArrayOfObjects() {
    assertThat(run("select iata, elevation from airports order by 1", Rendering.JSON).text())
        .isEqualTo(
            """
            [
            {"iata":"ATL","elevation":1026},
            {"iata":"JFK","elevation":13},
            {"iata":"SFO","elevation":10}
            ]
            """);
    assertThat(run("select iata from airports where false", Rendering.JSON).text())
        .isEqualTo("[]\n");
  }

  @Test
  void writesParquet() {
    Result result = run(AWKWARD, Rendering.PARQUET);
    assertThat(magic(result.bytes(), 0)).isEqualTo("PAR1");
    assertThat(magic(result.bytes(), result.bytes().length - 4)).isEqualTo("PAR1");
    assertThat(contract().leavesFiles()).isFalse();
  }

  private static String magic(byte[] bytes, int at) {
    return new String(Arrays.copyOfRange(bytes, at, at + 4), StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @EnumSource
  void writesAResultWithoutRows(Rendering rendering) {
    Result result = run("select id, origin from flights where false", rendering);
    assertThat(result.ending().rows()).isZero();
    assertThat(result.ending().truncated()).isFalse();
    assertThat(result.ending().bytes()).isEqualTo(result.bytes().length);
  }

  @ParameterizedTest
  @EnumSource
  void stopsAtTheRowsThatAreAskedFor(Rendering rendering) {
    Limits two = new Limits(2, 1_000_000, Duration.ofMinutes(1));
    Result cut = run("select id, tags, plane from flights order by id", rendering, two);
    assertThat(cut.ending().rows()).isEqualTo(2);
    assertThat(cut.ending().truncated()).isTrue();
    Result whole = run("select id, tags from flights where id < 3", rendering, two);
    assertThat(whole.ending().rows()).isEqualTo(2);
    assertThat(whole.ending().truncated()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void countsManyBatches(Rendering rendering) {
    Result result = run("select i, i::varchar as text from range(200000) r(i)", rendering);
    assertThat(result.ending().rows()).isEqualTo(200_000);
    assertThat(result.ending().bytes()).isEqualTo(result.bytes().length);
  }

  @ParameterizedTest
  @EnumSource
  void refusesMoreBytesThanAllowed(Rendering rendering) {
    Limits small = new Limits(Long.MAX_VALUE, 2_000, Duration.ofMinutes(1));
    failure(
        ErrorCode.SQL_RESULT_TOO_LARGE,
        () -> run("select i, md5(i::varchar) from range(100000) r(i)", rendering, small));
  }

  @ParameterizedTest
  @CsvSource({"ARROW,0", "CSV,1", "NDJSON,0"})
  void writesEveryRowOnce(Rendering rendering, int header) {
    Result result = run("select i from range(70000) r(i)", rendering);
    assertThat(result.ending().rows()).isEqualTo(70_000);
    if (rendering != Rendering.ARROW) {
      assertThat(result.lines()).hasSize(70_000 + header).doesNotHaveDuplicates();
    }
  }
}
