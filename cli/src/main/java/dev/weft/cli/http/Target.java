package dev.weft.cli.http;

import java.util.Optional;

/// Where a server is and who knocks.
///
/// @param url without a slash at the end
/// @param token of the bearer; empty when nobody signs in
/// @param as whom the operator acts as in a sample mesh
public record Target(String url, Optional<String> token, Optional<String> as) {

  public Target {
    while (url.endsWith("/")) {
      url = url.substring(0, url.length() - 1);
    }
  }

  public Target as(String name) {
    return new Target(url, token, Optional.of(name));
  }
}
