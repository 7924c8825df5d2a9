package dev.weft.capture.drift;

import dev.weft.capture.drift.DriftOutcome.BadValues;
import dev.weft.capture.drift.DriftOutcome.Binding;
import dev.weft.capture.drift.DriftOutcome.Proposal;
import dev.weft.model.contract.Property;
import dev.weft.model.contract.SchemaObject;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.product.Build.Drift;
import dev.weft.model.product.Build.OnDrift;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Compares the columns that a contract declares with those that a source has. A function of its
/// arguments.
///
/// | | fail | evolve | quarantine | ignore |
/// |---|---|---|---|---|
/// | new column | refuse | add it: optional text, labelled highest; propose it | refuse: it is in every row | leave it out |
/// | missing column, optional | refuse | null; propose to remove it | refuse: it is missing in every row | null |
/// | missing column, required | refuse | refuse: a promise is not loosened silently | refuse | refuse: null is not allowed |
/// | ill-typed value | fail | fail: a type is not widened silently | set the row aside | null, where allowed |
///
/// The last line is carried out by the reader, which meets the values.
public final class DriftDecision {

  private final String file;
  private final SchemaObject declared;
  private final Drift drift;
  private final List<LabelFamily> families;
  private final List<String> reasons = new ArrayList<>();
  private final List<Property> added = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<String> gone = new ArrayList<>();

  private DriftDecision(
      String file, SchemaObject declared, Drift drift, List<LabelFamily> families) {
    this.file = file;
    this.declared = declared;
    this.drift = drift;
    this.families = families;
  }

  /// Decides.
  ///
  /// @param file path of the contract, for the proposal
  /// @param declared the contract's table, without the platform's own columns
  /// @param found columns of the source in its order and spelling
  /// @param families of the mesh's labels; an added column gets the highest of each
  public static DriftOutcome decide(
      String file,
      SchemaObject declared,
      List<String> found,
      Drift drift,
      List<LabelFamily> families) {
    return new DriftDecision(file, declared, drift, families).outcome(new LinkedHashSet<>(found));
  }

  private DriftOutcome outcome(Set<String> found) {
    List<Binding> bindings = new ArrayList<>();
    for (Property property : declared.properties()) {
      boolean present = found.contains(property.source());
      bindings.add(new Binding(property.name(), property.source(), present));
      if (!present) {
        missing(property, found);
      }
    }
    for (String column : found) {
      if (declared.properties().stream().noneMatch(p -> p.source().equals(column))) {
        fresh(column);
      }
    }
    if (!reasons.isEmpty()) {
      return new DriftOutcome.Refuse(reasons);
    }
    added.forEach(column -> bindings.add(new Binding(column.name(), column.source(), true)));
    return new DriftOutcome.Proceed(
        bindings, added, ignored, badValues(drift.badValue()), proposal());
  }

  private void missing(Property property, Set<String> found) {
    String column = "column '" + property.source() + "' is missing";
    String spelling =
        found.stream()
            .filter(name -> name.strip().equalsIgnoreCase(property.source()))
            .findFirst()
            .map(name -> " (the source has '" + name + "'; set physicalName)")
            .orElse("");
    switch (drift.missingColumn()) {
      case FAIL -> reasons.add(column + spelling);
      case QUARANTINE ->
          reasons.add(column + " in every row, so that all rows would be set aside" + spelling);
      case EVOLVE -> {
        if (property.required()) {
          reasons.add(column + " and required; a promise is not loosened silently" + spelling);
        } else {
          gone.add(property.name());
        }
      }
      case IGNORE -> {
        if (property.required()) {
          reasons.add(column + " and required, so that null cannot take its place" + spelling);
        }
      }
    }
  }

  private void fresh(String column) {
    String what = "column '" + Evolution.shown(column) + "' is new";
    switch (drift.newColumn()) {
      case FAIL -> reasons.add(what);
      case QUARANTINE -> reasons.add(what + " in every row, so that all rows would be set aside");
      case IGNORE -> ignored.add(column);
      case EVOLVE ->
          Evolution.problem(column, declared, added)
              .ifPresentOrElse(
                  why -> reasons.add(what + " and cannot be added: " + why),
                  () -> added.add(Evolution.property(column, families)));
    }
  }

  private Optional<Proposal> proposal() {
    return added.isEmpty() && gone.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Proposal(
                added.stream().map(Property::name).toList(),
                gone,
                Evolution.text(file, declared.name(), added, gone)));
  }

  /// Evolving never widens a type by itself.
  private static BadValues badValues(OnDrift choice) {
    return switch (choice) {
      case FAIL, EVOLVE -> BadValues.FAIL;
      case QUARANTINE -> BadValues.QUARANTINE;
      case IGNORE -> BadValues.IGNORE;
    };
  }
}
