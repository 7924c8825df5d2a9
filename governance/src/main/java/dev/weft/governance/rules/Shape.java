package dev.weft.governance.rules;

import dev.weft.model.mesh.LabelFamily;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// What facts of rules look like. One description types expressions and completes facts, so that
/// the two cannot differ.
sealed interface Shape {
  record Text() implements Shape {}

  record Texts() implements Shape {}

  record Whole() implements Shape {}

  record Decimal() implements Shape {}

  record Flag() implements Shape {}

  /// The rank of a label, which is given by its name.
  record Label(LabelFamily family) implements Shape {}

  /// Texts by free names, such as ways to contact somebody.
  record Words() implements Shape {}

  /// Fields.
  ///
  /// @param name of the type, unique among shapes
  record Group(String name, SortedMap<String, Shape> fields) implements Shape {
    public Group {
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  record Many(Group each) implements Shape {}
}
