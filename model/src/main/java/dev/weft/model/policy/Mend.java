package dev.weft.model.policy;

import dev.weft.model.value.Value;

/// What `weft fix` adds to a document that breaks a rule.
///
/// @param pointer where, a JSON pointer (RFC 6901); `-` at its end stands for one more item of a
///   list, which is begun where there is none
/// @param value what; a text `knobs.NAME` stands for the value of that knob in the domain
public record Mend(String pointer, Value value) {}
