package dev.weft.build.change;

/// What a change does to what was said, and so how it is judged in each direction.
public enum Effect {
  /// Less is promised than before.
  LOOSENED(Impact.MAJOR, Impact.MINOR),
  /// More is promised than before.
  TIGHTENED(Impact.MINOR, Impact.MAJOR),
  /// Something else is promised, or nobody can tell which of the two it is.
  REPLACED(Impact.MAJOR, Impact.MAJOR),
  /// Everyone can follow without doing anything.
  FOLLOWED(Impact.MINOR, Impact.MINOR),
  /// Words for people.
  WORDS(Impact.PATCH, Impact.PATCH);

  private final Impact output;
  private final Impact input;

  Effect(Impact output, Impact input) {
    this.output = output;
    this.input = input;
  }

  public Impact impact(Direction direction) {
    return switch (direction) {
      case OUTPUT -> output;
      case INPUT -> input;
    };
  }
}
