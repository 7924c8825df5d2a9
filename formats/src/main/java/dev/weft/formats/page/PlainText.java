package dev.weft.formats.page;

/// Texts without what no page can hold.
final class PlainText {

  private PlainText() {}

  /// Control characters, and such as turn the direction of what follows, become a sign that shows
  /// that something was there.
  static String tame(String text) {
    return text.codePoints()
        .map(c -> isHarmful(c) ? 0xFFFD : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isHarmful(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r';
    boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean none = (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
    return control || turning || none;
  }
}
