package dev.weft.server.rest;

import io.avaje.jsonb.Jsonb;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What the API offers, from the description that the build generates out of the controllers.
/// Immutable.
public final class OpenApi {

  /// One thing a client can do.
  ///
  /// @param id for instance `getRunsById`
  /// @param path with names in braces
  public record Operation(String id, String method, String path) {}

  private record Route(Operation operation, Pattern pattern) {}

  private static final List<String> METHODS =
      List.of("get", "post", "put", "patch", "delete", "head");
  private static final Map<String, Map<String, Object>> OPTIONALS =
      Map.of(
          "Integer>", Map.of("type", "integer", "format", "int32", "nullable", true),
          "Long>", Map.of("type", "integer", "format", "int64", "nullable", true),
          "Boolean>", Map.of("type", "boolean", "nullable", true),
          "Double>", Map.of("type", "number", "format", "double", "nullable", true),
          "Instant>", Map.of("type", "string", "format", "date-time", "nullable", true),
          "String>", Map.of("type", "string", "nullable", true));

  private final List<Route> routes;
  private final String text;

  private OpenApi(List<Route> routes, String text) {
    this.routes = List.copyOf(routes);
    this.text = text;
  }

  /// The API of this build.
  public static OpenApi ofBuild(String version) {
    return of(generated(), version);
  }

  static OpenApi of(String generated, String version) {
    Jsonb jsonb = Jsonb.builder().build();
    var document = members(jsonb.type(Object.class).fromJson(generated));
    document.put("info", Map.of("title", "Weft", "version", version));
    document.put("servers", List.of(Map.of("url", "/")));
    var routes = new ArrayList<Route>();
    var paths = new TreeMap<String, Object>();
    members(document.get("paths"))
        .forEach((path, item) -> paths.put(path, named(path, members(item), routes)));
    document.put("paths", paths);
    return new OpenApi(routes, jsonb.toJson(repaired(document)));
  }

  /// The whole document, OpenAPI 3.0.
  public String text() {
    return text;
  }

  public List<Operation> operations() {
    return routes.stream().map(Route::operation).toList();
  }

  /// The operation behind a request; empty when there is none.
  Optional<Operation> match(String method, String path) {
    return at(path).stream().filter(operation -> operation.method().equals(method)).findFirst();
  }

  /// What can be done at a path.
  List<Operation> at(String path) {
    return routes.stream()
        .filter(route -> route.pattern().matcher(path).matches())
        .map(Route::operation)
        .toList();
  }

  private static Map<String, Object> named(
      String path, Map<String, Object> item, List<Route> routes) {
    for (String method : METHODS) {
      if (item.containsKey(method)) {
        var operation = new Operation(id(method, path), method.toUpperCase(Locale.ROOT), path);
        var described = new LinkedHashMap<String, Object>();
        described.put("operationId", operation.id());
        described.putAll(members(item.get(method)));
        item.put(method, described);
        routes.add(new Route(operation, pattern(path)));
      }
    }
    return item;
  }

  private static String id(String method, String path) {
    var id = new StringBuilder(method);
    for (String part : path.replace("/api/v1", "").split("[/.-]", -1)) {
      if (!part.isEmpty()) {
        String name = part.replaceAll("[{}]", "");
        id.append(part.startsWith("{") ? "By" : "");
        id.append(name.substring(0, 1).toUpperCase(Locale.ROOT)).append(name.substring(1));
      }
    }
    return id.toString();
  }

  private static Pattern pattern(String path) {
    var pattern = new StringBuilder();
    for (String part : path.substring(1).split("/", -1)) {
      pattern.append('/').append(part.startsWith("{") ? "[^/]+" : Pattern.quote(part));
    }
    return Pattern.compile(pattern.toString());
  }

  /// The generator makes a schema of its own out of every `Optional`.
  private static Object repaired(Object node) {
    if (node instanceof List<?> list) {
      return list.stream().map(OpenApi::repaired).toList();
    }
    if (!(node instanceof Map<?, ?>)) {
      return node;
    }
    var members = members(node);
    if (members.get("$ref") instanceof String ref && ref.endsWith(">")) {
      String name = ref.substring(ref.lastIndexOf('/') + 1);
      return OPTIONALS.getOrDefault(
          name, Map.of("$ref", ref.substring(0, ref.length() - 1), "nullable", true));
    }
    members.keySet().removeIf(key -> key.endsWith(">"));
    members.replaceAll((_, value) -> repaired(value));
    return members;
  }

  private static Map<String, Object> members(@org.jspecify.annotations.Nullable Object node) {
    var members = new LinkedHashMap<String, Object>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> members.put(String.valueOf(key), value));
    }
    return members;
  }

  private static String generated() {
    try (InputStream in = OpenApi.class.getResourceAsStream("/meta/openapi.json")) {
      if (in == null) {
        throw new IllegalStateException("the build made no meta/openapi.json");
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
