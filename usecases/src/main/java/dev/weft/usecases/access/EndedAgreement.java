package dev.weft.usecases.access;

import dev.weft.catalog.Writing;
import dev.weft.catalog.access.AccessRequest;

/// What an agreement leaves behind that was revoked or retired.
public final class EndedAgreement {

  private EndedAgreement() {}

  /// Closes the requests by which other terms of it wait for somebody's yes: it would come back by
  /// an answer to a question that nobody has any more.
  ///
  /// @param domain the providing one
  public static void closeRequests(Writing writing, String domain, String id) {
    for (AccessRequest request : writing.requests().waiting(domain, id)) {
      writing
          .requests()
          .reject(request.number(), "Agreement " + id + " was ended before this was decided.");
    }
  }
}
