package dev.weft.server.rest;

import io.avaje.http.api.Controller;
import io.avaje.http.api.Get;
import io.avaje.http.api.Produces;
import io.avaje.jsonb.Json;

/// What anybody may ask: whether the server is up, and what it offers.
@Controller
final class HealthController {

  /// That it answers.
  @Json
  record Health(String status, String version) {}

  private final String version;
  private final OpenApi api;

  HealthController(String version, OpenApi api) {
    this.version = version;
    this.api = api;
  }

  /// Says that the server is up.
  @Get("health")
  Health health() {
    return new Health("up", version);
  }

  /// Describes this API.
  @Get("openapi.json")
  @Produces("application/json")
  String openApi() {
    return api.text();
  }
}
