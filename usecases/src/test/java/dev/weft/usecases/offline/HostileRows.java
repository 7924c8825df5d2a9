package dev.weft.usecases.offline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Files of rows that nobody would write who means well, the same for the same seed.
final class HostileRows {

  private static final List<String> NAMES =
      List.of(
          "id",
          "ID",
          "",
          " ",
          "a b",
          "a\"b",
          "a'b",
          "');drop table t;--",
          "select",
          "null",
          "_r_0",
          "_p_number",
          "_file",
          "file_row_number",
          "- x: [1",
          "&anchor",
          "*alias",
          "!!int",
          "#",
          "yes",
          "~",
          "{}",
          "%s",
          "$(id)",
          "../../etc",
          "\u202Eabc",
          "\u0007",
          "\uFEFFid",
          "é\u0301",
          "名前",
          "\uD83D\uDE00",
          "line\nbreak",
          "tab\there",
          "1",
          "1.5",
          "2026-01-01",
          "x".repeat(300));

  private static final List<String> CELLS =
      List.of(
          "1",
          "-0",
          "007",
          "9".repeat(400),
          "1e400",
          "-1e-400",
          "NaN",
          "inf",
          "0x1F",
          "1_000",
          "1,5",
          "true",
          "t",
          "2026-01-02",
          "2026-02-30",
          "0000-00-00",
          "99999-01-01",
          "-290308-12-22 (BC)",
          "2026-01-02 03:04:05",
          "2026-01-02T03:04:05+25:00",
          "24:00:00",
          "00000000-0000-0000-0000-000000000000",
          "",
          " ",
          "NULL",
          "\\N",
          "\"",
          "\"\"",
          "\"open",
          "a\"b",
          "'",
          "';--",
          "\u202E",
          "\uFFFF",
          "[1,2",
          "{\"a\":",
          "=cmd()",
          "x\ny",
          "x\r",
          "y".repeat(5_000));

  private static final List<String> ENDS = List.of("\n", "\r\n", "\r", "\n\n", "\n\r");

  private final Random random;

  HostileRows(Random random) {
    this.random = random;
  }

  /// A file of CSV, sometimes of another encoding, sometimes damaged.
  byte[] csv() {
    String delimiter = pick(List.of(",", ",", ";", "\t", "|"));
    String end = pick(ENDS);
    boolean mixed = random.nextInt(5) == 0;
    int columns = 1 + random.nextInt(random.nextInt(25) == 0 ? 300 : 12);
    int rows = random.nextInt(random.nextInt(20) == 0 ? 400 : 12);
    var text = new StringBuilder(record(NAMES, columns, delimiter));
    for (int row = 0; row < rows; row++) {
      int ragged = random.nextInt(12) == 0 ? random.nextInt(3) - 1 : 0;
      text.append(mixed ? pick(ENDS) : end);
      text.append(record(CELLS, Math.max(1, columns + ragged), delimiter));
    }
    byte[] bytes = encoded(text.append(end).toString());
    return random.nextInt(3) == 0 ? damaged(bytes, 3) : bytes;
  }

  private String record(List<String> words, int count, String delimiter) {
    List<String> cells = new ArrayList<>();
    // most words are harmless, so that some files get far
    int calm = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String word = random.nextInt(4) < calm ? "c" + i : pick(words);
      cells.add(random.nextInt(5) > 0 ? quoted(word, delimiter) : word);
    }
    return String.join(delimiter, cells);
  }

  private static String quoted(String word, String delimiter) {
    boolean plain =
        !word.contains(delimiter)
            && word.chars().noneMatch(c -> c == '"' || c == '\n' || c == '\r');
    return plain ? word : '"' + word.replace("\"", "\"\"") + '"';
  }

  private byte[] encoded(String text) {
    Charset charset =
        switch (random.nextInt(12)) {
          case 0 -> StandardCharsets.UTF_16;
          case 1 -> StandardCharsets.UTF_16LE;
          case 2 -> StandardCharsets.ISO_8859_1;
          default -> StandardCharsets.UTF_8;
        };
    return (random.nextInt(8) == 0 ? "\uFEFF" + text : text).getBytes(charset);
  }

  /// With some bytes changed, lost, doubled or wiped; sometimes with numbers where sizes stand.
  byte[] damaged(byte[] sound, int most) {
    byte[] bytes = sound.clone();
    for (int i = 1 + random.nextInt(most); i > 0 && bytes.length > 0; i--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + 1 + random.nextInt(30));
      switch (random.nextInt(7)) {
        case 0 -> bytes = Arrays.copyOf(bytes, at);
        case 1 -> Arrays.fill(bytes, at, end, (byte) 0);
        case 2 -> bytes = joined(bytes, at, bytes, end);
        case 3 -> bytes = joined(bytes, end, bytes, at);
        case 4 -> bytes[at] = (byte) "\",;\n\r\0 \t".charAt(random.nextInt(8));
        // a number of many digits, as Parquet writes sizes
        case 5 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 9), (byte) 0xff);
        default -> bytes[at] = (byte) random.nextInt(256);
      }
    }
    return bytes;
  }

  /// A Parquet file with nothing wrong but what its end says of the rest, or one size in it.
  byte[] ofOtherSizes(byte[] sound) {
    byte[] bytes = sound.clone();
    int footer = bytes.length - 8;
    if (random.nextBoolean()) {
      int size = random.nextBoolean() ? random.nextInt() : random.nextInt(bytes.length * 2);
      for (int i = 0; i < 4; i++) {
        bytes[footer + i] = (byte) (size >>> (8 * i));
      }
    } else {
      int at = Math.max(4, footer - 1 - random.nextInt(Math.min(600, footer - 4)));
      Arrays.fill(bytes, at, Math.min(footer, at + 1 + random.nextInt(5)), (byte) 0xff);
    }
    return bytes;
  }

  private static byte[] joined(byte[] first, int end, byte[] second, int begin) {
    var out = new ByteArrayOutputStream();
    out.write(first, 0, end);
    out.write(second, begin, second.length - begin);
    return out.toByteArray();
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
