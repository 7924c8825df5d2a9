package dev.weft.formats.edit;

/// A text by its lines. Places are numbers of characters from its beginning.
record Text(String chars) {

  /// Where the line of a place begins.
  int lineStart(int at) {
    return chars.lastIndexOf('\n', at - 1) + 1;
  }

  /// Where the line of a place ends, before what ends it.
  int lineEnd(int at) {
    int end = chars.indexOf('\n', at);
    if (end < 0) {
      return chars.length();
    }
    return end > at && chars.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /// Where the next line begins; the end of the text when there is none.
  int nextLine(int at) {
    int end = chars.indexOf('\n', at);
    return end < 0 ? chars.length() : end + 1;
  }

  int column(int at) {
    return at - lineStart(at);
  }

  String between(int from, int to) {
    return chars.substring(from, Math.max(from, to));
  }

  boolean isBlank(int from, int to) {
    return between(from, to).isBlank();
  }

  /// Whether only blanks stand before it on its line.
  boolean beginsLine(int at) {
    return isBlank(lineStart(at), at);
  }

  /// Whether nothing but blanks and a comment follow on the line.
  boolean endsLine(int at) {
    String rest = between(at, lineEnd(at)).strip();
    return rest.isEmpty() || rest.startsWith("#");
  }

  boolean holds(int from, int to, char c) {
    return between(from, to).indexOf(c) >= 0;
  }

  /// The first character from here that is neither blank nor of a comment, up to a limit.
  int skipBlanksAndComments(int from, int to) {
    int at = from;
    while (at < to) {
      char c = chars.charAt(at);
      if (c == '#' && (at == 0 || Character.isWhitespace(chars.charAt(at - 1)))) {
        at = nextLine(at);
      } else if (Character.isWhitespace(c)) {
        at++;
      } else {
        return at;
      }
    }
    return Math.min(at, to);
  }

  /// Backwards over blanks of the same line.
  int backOverBlanks(int from) {
    int at = from;
    while (at > 0 && (chars.charAt(at - 1) == ' ' || chars.charAt(at - 1) == '\t')) {
      at--;
    }
    return at;
  }
}
