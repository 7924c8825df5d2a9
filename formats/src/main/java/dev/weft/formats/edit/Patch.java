package dev.weft.formats.edit;

import java.util.Comparator;
import java.util.List;

/// Puts a text in the place of a range.
record Patch(int from, int to, String text) {

  static Patch insert(int at, String text) {
    return new Patch(at, at, text);
  }

  static Patch remove(int from, int to) {
    return new Patch(from, to, "");
  }

  /// The text after all of these, which do not overlap.
  static String apply(List<Patch> patches, String text) {
    StringBuilder changed = new StringBuilder(text);
    patches.stream()
        .sorted(Comparator.comparingInt(Patch::from).reversed())
        .forEach(patch -> changed.replace(patch.from(), patch.to(), patch.text()));
    return changed.toString();
  }
}
