package dev.weft.usecases.product;

import java.util.List;

/// A product that goes to another domain, and what that changes.
///
/// @param from the address that it has
/// @param to the address that it gets
public record MoveView(String from, String to, List<MoveEffect> effects) {

  /// One thing that is otherwise afterwards.
  ///
  /// @param kind address, policy, rule, waiver, declassifier, member, agreement, reader, request,
  ///   change or watch
  /// @param name of it, or how many there are
  /// @param effect what becomes of it, as the end of a sentence about it
  public record MoveEffect(String kind, String name, String effect) {}

  public MoveView {
    effects = List.copyOf(effects);
  }
}
