package dev.weft.build.change.document;

/// Where in the document a comparison is, and what that place is called in messages.
///
/// @param path JSON pointer, items of lists by their natural keys
/// @param name of the thing, for instance `flights.delay`; empty for the whole document
/// @param whole what the document is called, for instance "the contract"
record Spot(String path, String name, String whole) {

  static Spot root(String whole) {
    return new Spot("", "", whole);
  }

  /// A field or an item of the same thing.
  Spot at(String step) {
    return new Spot(path + "/" + step.replace("~", "~0").replace("/", "~1"), name, whole);
  }

  /// The same place as a thing of its own inside the present one.
  Spot inside(String part) {
    return new Spot(
        path, name.isEmpty() ? part : name + (part.equals("[]") ? "" : ".") + part, whole);
  }

  /// The same place as a thing that has no name.
  Spot called(String what) {
    return new Spot(path, "", what);
  }

  /// The name of another thing here.
  String sibling(String other) {
    int dot = name.lastIndexOf('.');
    return Words.name(dot < 0 ? other : name.substring(0, dot + 1) + other);
  }

  /// What messages call it.
  String subject() {
    return name.isEmpty() ? whole : Words.name(name);
  }
}
