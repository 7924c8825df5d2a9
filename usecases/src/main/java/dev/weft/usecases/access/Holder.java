package dev.weft.usecases.access;

import dev.weft.model.access.Principal;
import dev.weft.model.access.Scope;
import java.util.Optional;

/// Who holds a token.
///
/// @param token id of the personal token; empty for the operator's own
/// @param scope what the token may be used for
public record Holder(Principal principal, Optional<String> token, Scope scope) {}
