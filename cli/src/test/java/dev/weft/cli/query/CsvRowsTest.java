package dev.weft.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.cli.format.Csv;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Records of RFC 4180.
class CsvRowsTest {

  private static List<List<String>> read(String text) throws IOException {
    List<List<String>> all = new ArrayList<>();
    var stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (CsvRows rows = new CsvRows(stream)) {
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        all.add(row.get());
      }
    }
    return all;
  }

  @Test
  void readsPlainAndQuotedCells() throws IOException {
    assertThat(read("a,\"b,c\",\"d \"\"e\"\"\"\r\n\"x\ny\",,\n"))
        .containsExactly(List.of("a", "b,c", "d \"e\""), List.of("x\ny", "", ""));
  }

  @Test
  void readsALastLineWithoutAnEnd() throws IOException {
    assertThat(read("a\nb")).containsExactly(List.of("a"), List.of("b"));
    assertThat(read("")).isEmpty();
  }

  @Test
  void readsAnEmptyLineAsOneEmptyCell() throws IOException {
    assertThat(read("n\n\n1\n")).containsExactly(List.of("n"), List.of(""), List.of("1"));
  }

  @Test
  void refusesAQuoteThatNeverCloses() {
    assertThatThrownBy(() -> read("a,\"b")).isInstanceOf(IOException.class);
  }

  @Test
  void readsBackWhateverIsWritten() throws IOException {
    long seed = Long.getLong("seed", 4711);
    Random random = new Random(seed);
    String letters = "ab,\"\n é東";
    List<List<String>> rows = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      List<String> row = new ArrayList<>();
      for (int cell = 0; cell < 3; cell++) {
        StringBuilder value = new StringBuilder();
        random
            .ints(random.nextInt(6), 0, letters.length())
            .forEach(at -> value.append(letters.charAt(at)));
        row.add(value.toString());
      }
      rows.add(row);
      text.append(Csv.line(row)).append('\n');
    }

    assertThat(read(text.toString())).as("-Dseed=" + seed).isEqualTo(rows);
  }
}
