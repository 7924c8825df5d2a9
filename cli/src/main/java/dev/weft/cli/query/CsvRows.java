package dev.weft.cli.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Records of RFC 4180 from a stream, one after the other. Not to be shared by threads.
final class CsvRows implements AutoCloseable {

  private final BufferedReader reader;

  CsvRows(InputStream stream) {
    reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), 1 << 16);
  }

  /// The next record; empty at the end. Throws IOException when the stream broke off.
  Optional<List<String>> next() throws IOException {
    int first = reader.read();
    if (first < 0) {
      return Optional.empty();
    }
    List<String> cells = new ArrayList<>();
    int c = first;
    while (true) {
      StringBuilder cell = new StringBuilder();
      c = c == '"' ? quoted(cell) : plain(c, cell);
      cells.add(cell.toString());
      if (c != ',') {
        return Optional.of(cells);
      }
      c = reader.read();
    }
  }

  /// Reads up to the comma, line feed or end behind the cell, and answers it.
  private int plain(int first, StringBuilder cell) throws IOException {
    int c = first;
    while (c >= 0 && c != ',' && c != '\n') {
      if (c != '\r') {
        cell.append((char) c);
      }
      c = reader.read();
    }
    return c;
  }

  private int quoted(StringBuilder cell) throws IOException {
    while (true) {
      int c = reader.read();
      if (c < 0) {
        throw new IOException("the result ends inside a quoted value");
      }
      if (c != '"') {
        cell.append((char) c);
        continue;
      }
      int after = reader.read();
      if (after != '"') {
        return plain(after, cell);
      }
      cell.append('"');
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
