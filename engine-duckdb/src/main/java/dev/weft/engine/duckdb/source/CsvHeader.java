package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The header line of a CSV file (RFC 4180, the delimiter one of `,` `;` tab `|`).
///
/// @param delimiter the candidate that separates most names
/// @param names as written, unquoted; a column without a name has an empty one
record CsvHeader(char delimiter, List<String> names) {

  private static final String DELIMITERS = ",;\t|";
  private static final int LONGEST = 1_000_000;

  static CsvHeader read(SourceFile file) {
    String text = Opening.text(file);
    int end = endOfRecord(text);
    if (end > LONGEST) {
      throw SourceErrors.longHeader(file);
    }
    String line = text.substring(0, end);
    if (line.isBlank()) {
      throw SourceErrors.noHeader(file);
    }
    char delimiter = delimiter(line);
    List<String> names = names(line, delimiter);
    refuseDuplicates(file, names);
    return new CsvHeader(delimiter, List.copyOf(names));
  }

  private static int endOfRecord(String text) {
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '\n' || c == '\r')) {
        return i;
      }
    }
    return text.length();
  }

  private static char delimiter(String line) {
    char best = DELIMITERS.charAt(0);
    int most = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      int count = names(line, DELIMITERS.charAt(i)).size();
      if (count > most) {
        most = count;
        best = DELIMITERS.charAt(i);
      }
    }
    return best;
  }

  private static List<String> names(String line, char delimiter) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (doubled) {
          name.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == delimiter && !quoted) {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString());
    return names;
  }

  private static void refuseDuplicates(SourceFile file, List<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw SourceErrors.sameHeader(file, name);
      }
    }
  }
}
