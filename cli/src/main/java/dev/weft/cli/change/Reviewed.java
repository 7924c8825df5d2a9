package dev.weft.cli.change;

import dev.weft.cli.command.Session;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A change that something is said about: by the version that was seen, else by the present one.
record Reviewed(Session session, long number, @Nullable String version) {

  /// Says it; what comes back is the change, or what was applied.
  ///
  /// @param how the last part of the path
  JsonNode say(String how, Map<String, ?> body) {
    return session.api().post(path(how), body, Map.of("If-Match", "\"" + seen() + "\""));
  }

  String path(String how) {
    return Api.path("changes", Long.toString(number), how);
  }

  /// The version that was seen in full; what is shown of it is its beginning.
  String seen() {
    String present =
        Json.text(session.api().get(Api.path("changes", Long.toString(number))), "version");
    return version == null || present.startsWith(version) ? present : version;
  }
}
