package dev.weft.model.policy;

/// What a policy does to a column or a table that it matches.
public sealed interface Effect {
  /// Nothing: the value is shown as far as this policy goes.
  record Show() implements Effect {}

  /// The column does not exist for the reader.
  record Hide() implements Effect {}

  /// No access to the table.
  record Deny() implements Effect {}

  /// The column shows less.
  record Masked(Mask mask) implements Effect {}

  /// Only rows of the table for which the condition is true.
  record Filter(Expression condition) implements Effect {}

  /// Only aggregates over groups leave the table.
  record Group(MinimumGroup group) implements Effect {}

  /// The words of documents and traces: `show`, `redact`, `filter row.a == 1`.
  default String words() {
    return switch (this) {
      case Show() -> "show";
      case Hide() -> "hide";
      case Deny() -> "deny";
      case Masked(Mask mask) -> mask.word();
      case Filter(Expression condition) -> "filter " + condition.text().strip();
      case Group(MinimumGroup group) ->
          "minimumGroup "
              + group.n()
              + " of "
              + group.subject()
              + " by "
              + String.join(", ", group.groupBy());
    };
  }

  /// Whether it is an effect on a whole table; showing is one on both.
  default boolean onTable() {
    return switch (this) {
      case Deny _, Filter _, Group _ -> true;
      case Show _, Hide _, Masked _ -> false;
    };
  }

  /// Whether it is an effect on single columns; showing is one on both.
  default boolean onColumn() {
    return switch (this) {
      case Hide _, Masked _ -> true;
      case Show _, Deny _, Filter _, Group _ -> false;
    };
  }
}
