package dev.weft.engine.duckdb.frontend;

import tools.jackson.databind.JsonNode;

/// Why the engine did not parse or bind a text, in its own words. They concern the text it was
/// given, which may not be the user's: never shown as they are.
///
/// @param type for instance `parser`, `binder`, `not implemented`
/// @param subtype for instance `COLUMN_NOT_FOUND`; often empty
/// @param name of what was not found; often empty
/// @param offset bytes into the text, -1 when unknown
record EngineRefusal(
    String type, String subtype, String message, String name, String call, long offset) {

  static EngineRefusal of(JsonNode error) {
    return new EngineRefusal(
        error.path("error_type").asString(""),
        error.path("error_subtype").asString(""),
        error.path("error_message").asString(""),
        error.path("name").asString(""),
        error.path("call").asString(""),
        offset(error.path("position").asString("")));
  }

  /// The first line of the message.
  String headline() {
    return message.lines().findFirst().orElse("");
  }

  private static long offset(String position) {
    return position.matches("\\d{1,9}") ? Long.parseLong(position) : -1;
  }
}
