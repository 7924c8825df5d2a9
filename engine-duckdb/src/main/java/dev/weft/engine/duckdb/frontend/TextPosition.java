package dev.weft.engine.duckdb.frontend;

import dev.weft.model.error.Place;
import java.nio.charset.StandardCharsets;

/// A place in the text of a statement, from an offset as the engine counts: bytes of UTF-8.
///
/// @param offset in characters, -1 when unknown
/// @param place line and column from 1, the column in code points
/// @param excerpt the line from its beginning; empty when unknown, or the place too far behind
record TextPosition(int offset, Place place, String excerpt) {

  static final TextPosition UNKNOWN = new TextPosition(-1, Place.NOWHERE, "");

  private static final int LONGEST = 200;

  static TextPosition of(String text, long bytes) {
    int offset = offset(text, bytes);
    if (offset < 0) {
      return UNKNOWN;
    }
    int start = text.lastIndexOf('\n', offset - 1) + 1;
    int line = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    int column = 1 + text.codePointCount(start, offset);
    return new TextPosition(offset, new Place("", line, column, ""), excerpt(text, start, offset));
  }

  /// Characters before so many bytes, -1 when there are not as many.
  static int offset(String text, long bytes) {
    if (bytes < 0) {
      return -1;
    }
    long seen = 0;
    int at = 0;
    while (at < text.length() && seen < bytes) {
      int point = text.codePointAt(at);
      seen += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
      at += Character.charCount(point);
    }
    return seen == bytes ? at : -1;
  }

  private static String excerpt(String text, int start, int offset) {
    int newline = text.indexOf('\n', offset);
    int end = newline < 0 ? text.length() : newline;
    if (offset - start >= LONGEST) {
      return "";
    }
    String line = text.substring(start, Math.min(end, start + LONGEST));
    return line.replace('\t', ' ').replace('\r', ' ').stripTrailing();
  }
}
