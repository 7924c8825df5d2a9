package dev.weft.model.policy;

import dev.weft.model.error.Place;

/// A CEL expression as it was written; nothing says yet that it means something.
///
/// @param place where its first character stands
public record Expression(String text, Place place) {

  /// Two expressions say the same when their texts do, wherever they stand.
  public boolean says(Expression other) {
    return text.strip().equals(other.text.strip());
  }
}
