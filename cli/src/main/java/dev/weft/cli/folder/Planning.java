package dev.weft.cli.folder;

import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import dev.weft.cli.http.FolderZip;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A folder against a server: what it would change, and changing exactly that.
public final class Planning {

  private final Api api;
  private final Path folder;
  private final byte[] zip;

  /// Reads the folder once; plan and apply see the same bytes.
  public Planning(Api api, Path folder) {
    this(api, folder, FolderZip.of(folder));
  }

  /// A part of a folder.
  Planning(Api api, Path folder, byte[] zip) {
    this.api = api;
    this.folder = folder;
    this.zip = zip;
  }

  /// The same folder, as somebody else.
  public Planning as(Api other) {
    return new Planning(other, folder, zip);
  }

  public JsonNode plan() {
    return seen(() -> api.postZip("/plans", zip, Map.of()));
  }

  /// Applies that plan and nothing else.
  public JsonNode apply(JsonNode plan) {
    Map<String, String> match = Map.of("If-Match", "\"" + Json.text(plan, "fingerprint") + "\"");
    return seen(() -> api.postZip("/applies", zip, match));
  }

  /// Sends the folder to another place.
  public JsonNode send(String path, Map<String, String> headers) {
    return seen(() -> api.postZip(path, zip, headers));
  }

  private JsonNode seen(java.util.function.Supplier<JsonNode> request) {
    try {
      return request.get();
    } catch (Failure failure) {
      var problem = failure.problem();
      throw problem.withFindings(Folders.seen(problem.findings(), folder)).failure();
    }
  }

  /// What is said of a change of a promise that a rule lets go; empty for any other.
  static String letGo(JsonNode change) {
    String rule = Json.text(change, "letGo");
    return rule.isEmpty() ? "" : "; used by nobody, let go by rule " + rule;
  }

  /// Whether the caller has nothing to apply.
  public static boolean isEmpty(JsonNode plan) {
    return Json.isTrue(plan, "empty");
  }
}
