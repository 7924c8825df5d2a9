package dev.weft.governance.access;

import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Onward;
import java.util.List;
import java.util.Set;

/// What an agreement in force says of values that passed under it.
///
/// @param free columns (`table.column`) on which its domain lets go of its policies
record Terms(Set<String> purposes, Set<String> free) {
  static Terms of(Agreement agreement) {
    List<String> free =
        switch (agreement.onward()) {
          case Onward.Free(List<String> columns) -> columns;
          case Onward.None(), Onward.Guarded() -> List.of();
        };
    return new Terms(Set.copyOf(agreement.purposes()), Set.copyOf(free));
  }
}
