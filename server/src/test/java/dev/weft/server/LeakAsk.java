package dev.weft.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/// One request of a case, with words such as `$product` where its target stands.
///
/// @param folder documents to send as a zip; empty when the body is JSON or nothing
record LeakAsk(
    String method, String path, String json, Map<String, String> folder, Map<String, String> head) {

  static LeakAsk get(String path) {
    return new LeakAsk("GET", path, "", Map.of(), Map.of());
  }

  static LeakAsk delete(String path) {
    return new LeakAsk("DELETE", path, "", Map.of(), Map.of());
  }

  static LeakAsk post(String path, String json) {
    return new LeakAsk("POST", path, json, Map.of(), Map.of());
  }

  static LeakAsk folder(String path, Map<String, String> documents) {
    return new LeakAsk("POST", path, "", documents, Map.of());
  }

  LeakAsk with(String header, String value) {
    var more = new TreeMap<>(head);
    more.put(header, value);
    return new LeakAsk(method, path, json, folder, more);
  }

  /// Whether its answer may depend on the target.
  boolean isAboutATarget() {
    return (path + json + folder).contains("$");
  }

  /// Whether its answer may depend on what somebody has by being in a team.
  boolean isAboutWhatIsHad() {
    return path.matches(".*\\$(agreement|request|notice|token)\\b.*");
  }

  /// The request to a server about a target, with this token or without any.
  HttpRequest.Builder of(LeakTarget target, String url, Optional<String> token) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(url + target.in(path).replace(' ', '+')))
            .method(method, body(target));
    request.header("Content-Type", folder.isEmpty() ? "application/json" : "application/zip");
    if (method.equals("POST")) {
      request.header("Idempotency-Key", UUID.randomUUID().toString());
    }
    head.forEach(request::header);
    token.ifPresent(shown -> request.header("Authorization", "Bearer " + shown));
    return request;
  }

  private HttpRequest.BodyPublisher body(LeakTarget target) throws IOException {
    if (folder.isEmpty()) {
      return HttpRequest.BodyPublishers.ofString(target.in(json));
    }
    var documents = new TreeMap<String, String>();
    folder.forEach((file, text) -> documents.put(target.in(file), target.in(text)));
    return HttpRequest.BodyPublishers.ofByteArray(TestClient.zipped(documents));
  }
}
