package dev.weft.build.change;

import dev.weft.model.product.Version;
import java.util.List;

/// All that differs between two versions of a document, in the order of the new one.
public record Difference(List<Change> changes) {

  public Difference {
    changes = List.copyOf(changes);
  }

  /// The greatest impact of any change; none when nothing changed.
  public Impact impact() {
    return changes.stream().map(Change::impact).reduce(Impact.NONE, Impact::and);
  }

  /// The lowest version that says enough after this one.
  public Version after(Version old) {
    return switch (impact()) {
      case NONE -> old;
      case PATCH -> new Version(old.major(), old.minor(), old.patch() + 1);
      case MINOR -> new Version(old.major(), old.minor() + 1, 0);
      case MAJOR -> new Version(old.major() + 1, 0, 0);
    };
  }

  /// Whether a new version says enough: its step from the old one is at least the impact.
  public boolean isToldBy(Version old, Version now) {
    return now.compareTo(after(old)) >= 0;
  }
}
