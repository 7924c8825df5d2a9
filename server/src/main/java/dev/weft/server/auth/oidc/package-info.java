/// Issuers of others: what they are asked, and what their tokens say.
@NullMarked
package dev.weft.server.auth.oidc;

import org.jspecify.annotations.NullMarked;
