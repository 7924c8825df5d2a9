package dev.weft.formats.bitol;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.Finding;
import dev.weft.model.error.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What schema and text say together: where the schema has refused a value, the text has no more to
/// say of it.
final class Verdicts {

  private Verdicts() {}

  static List<Finding> merged(List<Finding> bySchema, List<Finding> byText) {
    Set<Place> refused =
        bySchema.stream()
            .filter(Finding::stops)
            .filter(finding -> finding.code() != ErrorCode.DOC_UNKNOWN_FIELD)
            .map(Finding::place)
            .filter(place -> !place.pointer().isEmpty())
            .collect(Collectors.toSet());
    List<Finding> all = new ArrayList<>(bySchema);
    byText.stream().filter(finding -> !refused.contains(finding.place())).forEach(all::add);
    return all;
  }
}
