package dev.weft.capture.drift;

import dev.weft.model.contract.Property;
import java.util.List;
import java.util.Optional;

/// What follows from the columns that a source has.
public sealed interface DriftOutcome {

  /// The capture goes on.
  ///
  /// @param bindings one for every declared column, in their order, then one for every added one
  /// @param added columns that the contract does not have: optional text, labelled highest
  /// @param ignored columns of the source that are not read, in its order
  /// @param proposal the change of the contract that would make the drift part of it
  record Proceed(
      List<Binding> bindings,
      List<Property> added,
      List<String> ignored,
      BadValues badValues,
      Optional<Proposal> proposal)
      implements DriftOutcome {
    public Proceed {
      bindings = List.copyOf(bindings);
      added = List.copyOf(added);
      ignored = List.copyOf(ignored);
    }
  }

  /// The capture ends here; every reason is given.
  record Refuse(List<String> reasons) implements DriftOutcome {
    public Refuse {
      reasons = List.copyOf(reasons);
    }
  }

  /// Where a column's values come from.
  ///
  /// @param source the column's spelling in the source
  /// @param present whether the source has it; otherwise every value is null
  record Binding(String column, String source, boolean present) {}

  /// What the reader does with a value that is not of its type.
  enum BadValues {
    FAIL,
    QUARANTINE,
    IGNORE
  }

  /// A change of the contract that a person may accept; nothing applies it by itself.
  ///
  /// @param text for people: what to add to or take from which document
  record Proposal(List<String> adds, List<String> removes, String text) {
    public Proposal {
      adds = List.copyOf(adds);
      removes = List.copyOf(removes);
    }
  }
}
