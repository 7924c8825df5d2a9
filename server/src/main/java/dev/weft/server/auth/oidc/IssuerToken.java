package dev.weft.server.auth.oidc;

import dev.weft.usecases.access.Vouched;
import java.util.Optional;

/// What a token of an issuer says, checked.
///
/// @param session what the issuer calls the session behind it
public record IssuerToken(Vouched vouched, Optional<String> session) {}
