package dev.weft.server.rest;

import io.helidon.webserver.http.HttpFeature;
import java.util.List;

/// What the door answers: its description and the routes themselves.
public record Routes(OpenApi api, List<HttpFeature> features) {
  public Routes {
    features = List.copyOf(features);
  }
}
