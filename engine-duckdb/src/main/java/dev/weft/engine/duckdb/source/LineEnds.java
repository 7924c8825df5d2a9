package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the lines of a text file end. RFC 4180 wants one way in the whole file, and the engine's
/// reader insists on it.
final class LineEnds {

  private enum End {
    LF,
    CRLF,
    CR
  }

  /// The first line that ends so.
  private final Map<End, Long> first = new EnumMap<>(End.class);

  private long line = 1;

  private LineEnds() {}

  /// Where which end was first seen, when there is more than one, for instance `CRLF in line 1, LF
  /// in line 3`. Line breaks inside quotes end no record and do not count. Reads the whole file.
  static Optional<String> mixed(SourceFile file) {
    var ends = new LineEnds();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file.path()), 1 << 16)) {
      ends.read(in);
    } catch (IOException _) {
      return Optional.empty(); // whoever reads it next says so
    }
    return ends.first.size() < 2 ? Optional.empty() : Optional.of(ends.text());
  }

  private void read(InputStream in) throws IOException {
    boolean quoted = false;
    int next = in.read();
    while (next >= 0) {
      int now = next;
      next = in.read();
      if (now == '"') {
        quoted = !quoted;
      } else if (now == '\r' && next == '\n') {
        next = in.read();
        end(End.CRLF, quoted);
      } else if (now == '\r') {
        end(End.CR, quoted);
      } else if (now == '\n') {
        end(End.LF, quoted);
      }
    }
  }

  private void end(End end, boolean quoted) {
    if (!quoted) {
      first.putIfAbsent(end, line);
    }
    line++;
  }

  private String text() {
    return first.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(entry -> entry.getKey() + " in line " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
