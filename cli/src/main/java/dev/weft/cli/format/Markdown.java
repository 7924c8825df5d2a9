package dev.weft.cli.format;

/// Texts of documents inside of a page of Markdown, where they mean nothing but themselves.
public final class Markdown {

  private Markdown() {}

  /// On one line, nothing in it marked up.
  public static String plain(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\`|<>*_\\[\\]])", "\\\\$1");
  }

  /// As code, without what would end it; empty stays empty.
  public static String code(String text) {
    return text.isEmpty() ? "" : "`" + text.replaceAll("[\\s`|]", " ") + "`";
  }
}
