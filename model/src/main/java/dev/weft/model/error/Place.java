package dev.weft.model.error;

/// Where in a document something stands.
///
/// @param file path relative to the folder that was read, with `/`; empty when there is no file
/// @param line from 1; 0 when unknown
/// @param column from 1, in code points; 0 when unknown
/// @param pointer JSON pointer (RFC 6901) into the document, empty for the whole
public record Place(String file, int line, int column, String pointer) {

  public static final Place NOWHERE = new Place("", 0, 0, "");

  public static Place of(String file) {
    return new Place(file, 0, 0, "");
  }

  /// `file:line:column`, leaving out what is unknown.
  public String text() {
    if (line == 0) {
      return file;
    }
    return file + ":" + line + (column == 0 ? "" : ":" + column);
  }
}
