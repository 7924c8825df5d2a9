package dev.weft.usecases.access;

import dev.weft.model.access.Principal;
import java.util.Optional;

/// Who holds a token.
///
/// @param token id of the personal token; empty for the operator's own
public record Holder(Principal principal, Optional<String> token) {}
