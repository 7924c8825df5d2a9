package dev.weft.capture.copy;

/// Text as a JSON string (RFC 8259), quotes included.
public final class JsonText {

  private JsonText() {}

  /// Appends `text` as a string of JSON.
  public static void append(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
