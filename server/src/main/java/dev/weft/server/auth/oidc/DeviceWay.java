package dev.weft.server.auth.oidc;

import java.net.URI;
import java.util.Optional;

/// How the command signs somebody in: the device authorization grant (RFC 8628).
///
/// @param revocation where the command gives back what it got (RFC 7009)
public record DeviceWay(
    URI issuer, String client, URI authorization, URI token, Optional<URI> revocation) {}
