package dev.weft.model.policy;

import dev.weft.model.error.Place;
import dev.weft.model.value.Value;

/// An example inside a rule: of these facts it holds, or it does not.
///
/// @param given what is not given is empty; may give `knobs` other values
/// @param holds whether the rule is expected to hold
/// @param place of the example in its document
public record RuleTest(String name, Value.Fields given, boolean holds, Place place) {}
