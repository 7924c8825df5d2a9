package dev.weft.cli.access;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.http.Api;

/// Where the REST API keeps an agreement.
final class Agreements {

  private Agreements() {}

  /// The path of what a person writes as `domain/id`.
  static String path(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1) {
      throw CliErrors.usage(
          "'" + text + "' names no agreement", "Write domain/id, as `weft agreement list` shows.");
    }
    return Api.path("agreements", text.substring(0, slash), text.substring(slash + 1));
  }
}
