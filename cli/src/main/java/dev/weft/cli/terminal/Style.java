package dev.weft.cli.terminal;

/// Colour where it is wanted, and nothing where it is not. Meaning never rests on colour alone.
public enum Style {
  PLAIN,
  COLORED;

  public String error(String text) {
    return paint("1;31", text);
  }

  public String warning(String text) {
    return paint("1;33", text);
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String strong(String text) {
    return paint("1", text);
  }

  public String faint(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN || text.isEmpty() ? text : "\033[" + code + "m" + text + "\033[0m";
  }
}
