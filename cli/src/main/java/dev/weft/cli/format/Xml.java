package dev.weft.cli.format;

/// Text in XML.
public final class Xml {

  private Xml() {}

  /// As content or between double quotes; characters that XML cannot say become spaces.
  public static String text(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> {
              switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(point < ' ' ? ' ' : point);
              }
            });
    return safe.toString();
  }
}
