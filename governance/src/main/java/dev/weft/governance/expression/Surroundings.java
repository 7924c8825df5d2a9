package dev.weft.governance.expression;

import java.util.Collection;
import java.util.SortedSet;

/// What an expression may mention where it stands, for sentences about its mistakes.
public interface Surroundings {
  /// What such an expression is called.
  String words();

  /// The names that it may mention.
  SortedSet<String> names();

  /// Whether expressions may mention a name elsewhere, though not here.
  boolean isNameElsewhere(String name);

  /// The fields of what an expression calls by a name; empty when there are none.
  Collection<String> fieldsOf(String name);
}
