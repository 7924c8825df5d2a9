package dev.weft.engine.duckdb.mask;

/// Shows some characters of a text and the shape of the others, by code points.
final class TextMask {

  private static final int SHOWN = 4;
  private static final String KEPT = "(),.-@";

  private TextMask() {}

  /// The digits 0 to 9 become `n`; `( ) , . - @` stay; everything else becomes `x`.
  static String alphanum(String text) {
    return mask(text, 0, 0);
  }

  /// As `alphanum`, but the first four stay; so do all of four or fewer.
  static String showFirst4(String text) {
    return mask(text, SHOWN, 0);
  }

  /// As `alphanum`, but the last four stay; so do all of four or fewer.
  static String showLast4(String text) {
    return mask(text, 0, SHOWN);
  }

  private static String mask(String text, int first, int last) {
    int points = text.codePointCount(0, text.length());
    StringBuilder masked = new StringBuilder(text.length());
    int position = 0;
    for (int at = 0; at < text.length(); position++) {
      int point = text.codePointAt(at);
      boolean shown = position < first || position >= points - last;
      masked.appendCodePoint(shown ? point : shape(point));
      at += Character.charCount(point);
    }
    return masked.toString();
  }

  private static int shape(int point) {
    if (point >= '0' && point <= '9') {
      return 'n';
    }
    return KEPT.indexOf(point) >= 0 ? point : 'x';
  }
}
