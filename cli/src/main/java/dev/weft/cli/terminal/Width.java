package dev.weft.cli.terminal;

/// How many cells text takes on a terminal, near enough: combining marks none, East Asian wide
/// characters and pictographs two, everything else one (Unicode Standard Annex 11).
public final class Width {

  private Width() {}

  public static int of(String text) {
    int cells = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      cells += of(point);
      i += Character.charCount(point);
    }
    return cells;
  }

  static int of(int point) {
    if (point < 0x300) {
      return 1;
    }
    int type = Character.getType(point);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(point) ? 2 : 1;
  }

  private static boolean isWide(int point) {
    return point >= 0x1100
        && (point <= 0x115f
            || (point >= 0x2e80 && point <= 0x303e)
            || (point >= 0x3041 && point <= 0xa4cf)
            || (point >= 0xa960 && point <= 0xa97c)
            || (point >= 0xac00 && point <= 0xd7a3)
            || (point >= 0xf900 && point <= 0xfaff)
            || (point >= 0xfe30 && point <= 0xfe6f)
            || (point >= 0xff00 && point <= 0xff60)
            || (point >= 0xffe0 && point <= 0xffe6)
            || (point >= 0x1f300 && point <= 0x1f64f)
            || (point >= 0x1f900 && point <= 0x1f9ff)
            || (point >= 0x20000 && point <= 0x3fffd));
  }

  /// The text, cut to `cells` with an ellipsis as its last one when it is wider.
  public static String cut(String text, int cells) {
    if (of(text) <= cells) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      if (used + of(point) > cells - 1) {
        break;
      }
      used += of(point);
      kept.appendCodePoint(point);
      i += Character.charCount(point);
    }
    return kept.append(cells > 0 ? "…" : "").toString();
  }

  /// Blanks that fill `text` up to `cells`; none when it is as wide already.
  public static String fill(String text, int cells) {
    return " ".repeat(Math.max(0, cells - of(text)));
  }

  /// The text on one line and without power over the terminal: line breaks and tabs as escapes,
  /// other control characters as their pictures, so that no row can colour or move anything.
  public static String tame(String text) {
    if (text.chars().noneMatch(c -> c < ' ' || (c >= 0x7f && c < 0xa0))) {
      return text;
    }
    StringBuilder tamed = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\n' -> tamed.append("\\n");
        case '\r' -> tamed.append("\\r");
        case '\t' -> tamed.append("\\t");
        default -> tamed.append(picture(c));
      }
    }
    return tamed.toString();
  }

  private static char picture(char c) {
    if (c < ' ') {
      return (char) (0x2400 + c);
    }
    return c >= 0x7f && c < 0xa0 ? '\u2421' : c;
  }
}
