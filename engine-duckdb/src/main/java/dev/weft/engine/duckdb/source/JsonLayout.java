package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.SqlText;

/// How the objects of a JSON file stand in it.
enum JsonLayout {
  /// One per line; blank lines are none, and a line that is no object spoils no other.
  LINES,
  /// In one array.
  ARRAY,
  /// One after the other, each over as many lines as it likes.
  SEQUENCE;

  /// Told from the beginning of the file. Throws `CAPTURE_UNREADABLE` for what is no text.
  static JsonLayout of(SourceFile file) {
    String text = Opening.text(file).stripLeading();
    if (text.startsWith("[")) {
      return ARRAY;
    }
    int end = text.indexOf('\n');
    return end < 0 || isClosed(text.substring(0, end)) ? LINES : SEQUENCE;
  }

  /// The objects, or what stands where one should, as the text `line`.
  String lines(SourceFile file) {
    return switch (this) {
      case LINES ->
          "SELECT line FROM read_csv("
              + SqlText.file(file.path())
              + ", auto_detect=false, header=false, delim='', quote='', escape='',"
              + " hive_partitioning=false, compression='none', store_rejects=true,"
              + " columns={'line': 'VARCHAR'}) WHERE trim(coalesce(line, ''), ' \t') <> ''";
      case ARRAY -> objects(file, "array");
      case SEQUENCE -> objects(file, "unstructured");
    };
  }

  /// The same with their numbers from 1 on.
  String numbered(SourceFile file) {
    return "SELECT line, row_number() OVER () AS "
        + FileRows.NUMBER
        + " FROM ("
        + lines(file)
        + ")";
  }

  private static String objects(SourceFile file, String format) {
    return "SELECT CAST(json AS VARCHAR) AS line FROM read_json_objects("
        + SqlText.file(file.path())
        + ", format="
        + SqlText.text(format)
        + ", hive_partitioning=false, compression='none')";
  }

  /// Whether every bracket of a line is closed in it.
  private static boolean isClosed(String line) {
    int open = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        open++;
      } else if (!quoted && (c == '}' || c == ']')) {
        open--;
      }
    }
    return open == 0;
  }
}
