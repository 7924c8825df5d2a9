package dev.weft.formats.yaml;

/// Cuts a file's text into its documents, by lines; a line that only separates belongs to none.
final class TextSlices {

  private final String text;
  private int offset;
  private int line;
  private int begin;

  TextSlices(String text) {
    this.text = text;
  }

  /// The next document begins in this line (from 0).
  void begin(int at) {
    begin = skipTo(at);
    if (text.startsWith("---", begin) && lineAt(begin).strip().equals("---")) {
      begin = skipTo(at + 1);
    }
  }

  /// The text from the last beginning up to a line, or to the end of the file.
  String upTo(int at, boolean isLast) {
    return text.substring(begin, isLast ? text.length() : Math.max(begin, skipTo(at)));
  }

  private String lineAt(int from) {
    int end = text.indexOf('\n', from);
    return text.substring(from, end < 0 ? text.length() : end);
  }

  private int skipTo(int at) {
    while (line < at) {
      int end = text.indexOf('\n', offset);
      if (end < 0) {
        return text.length();
      }
      offset = end + 1;
      line++;
    }
    return offset;
  }
}
