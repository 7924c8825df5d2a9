package dev.weft.formats.yaml;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Place;

/// Ends the reading of a file that asks for more than a reader gives.
final class TooMuch extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final transient Place place;
  private final String sentence;
  private final String remedy;

  private TooMuch(ErrorCode code, Place place, String sentence, String remedy) {
    super(sentence, null, false, false);
    this.code = code;
    this.place = place;
    this.sentence = sentence;
    this.remedy = remedy;
  }

  static TooMuch deep(Place place, int most) {
    return new TooMuch(
        ErrorCode.DOC_TOO_DEEP,
        place,
        "The document is nested deeper than " + most + " levels",
        "Flatten it");
  }

  static TooMuch aliases(Place place, int most) {
    return new TooMuch(
        ErrorCode.DOC_ALIASES,
        place,
        "The file repeats itself through aliases (`*name`) to more than " + most + " nodes",
        "Write out what is meant");
  }

  static TooMuch recursion(Place place, String alias) {
    return new TooMuch(
        ErrorCode.DOC_ALIASES,
        place,
        "The alias `*" + alias + "` stands inside the node it repeats",
        "Write out what is meant");
  }

  static TooMuch nodes(Place place, int most) {
    return new TooMuch(
        ErrorCode.DOC_TOO_MANY, place, "The file has more than " + most + " nodes", "Split it");
  }

  static TooMuch documents(Place place, int most) {
    return new TooMuch(
        ErrorCode.DOC_TOO_MANY, place, "The file has more than " + most + " documents", "Split it");
  }

  static TooMuch names(Place place) {
    return new TooMuch(
        ErrorCode.DOC_TOO_LARGE,
        new Place(place.file(), place.line(), place.column(), ""),
        "The names of the groups around this place are too long for so many nodes",
        "Shorten the names, or split the file");
  }

  ErrorCode code() {
    return code;
  }

  Place place() {
    return place;
  }

  String sentence() {
    return sentence;
  }

  String remedy() {
    return remedy;
  }
}
