package dev.weft.formats.bitol;

/// A text that can be looked at only so often, so that no pattern runs for long on it. One matcher.
final class Metered implements CharSequence {

  private static final int MOST = 200_000;

  private final Effort effort;

  /// The text was looked at too often.
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Spent() {
      super("too many steps", null, false, false);
    }
  }

  private final CharSequence text;
  private int looks;

  Metered(CharSequence text, Effort effort) {
    this.text = text;
    this.effort = effort;
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (++looks > MOST || !effort.look()) {
      throw new Spent();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return text.subSequence(start, end);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
