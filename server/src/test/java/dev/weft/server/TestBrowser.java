package dev.weft.server;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser as far as signing in needs one: it keeps cookies, goes where it is sent, fills in
/// forms. All hosts are this machine, so that cookies of one port go to the others as well.
final class TestBrowser implements AutoCloseable {

  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
  private static final int HOPS = 20;

  private final String server;
  private final String publicUrl;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /// A page, and where the browser has come to.
  record Page(URI address, int status, String body) {}

  /// @param server whose paths it opens
  TestBrowser(String server) {
    this(server, server);
  }

  /// @param publicUrl leads to the same server, over a proxy that ends TLS
  TestBrowser(String server, String publicUrl) {
    this.server = server;
    this.publicUrl = publicUrl;
  }

  /// Goes to an address, or a path of the server, and on from there.
  Page open(String where) throws Exception {
    return follow(request(where).GET());
  }

  /// Goes there and no further.
  HttpResponse<String> get(String where) throws Exception {
    return send(request(where).GET());
  }

  /// Sends a request as it is built, with the cookies.
  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    for (String cookie : setCookies(answer)) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      if (equals == pair.length() - 1) {
        cookies.remove(pair.substring(0, equals));
      } else {
        cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return answer;
  }

  /// A request to an address, or a path of the server, with the cookies.
  HttpRequest.Builder request(String where) {
    var request = HttpRequest.newBuilder(address(where));
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private URI address(String where) {
    return URI.create(where.startsWith("/") ? server + where : where.replace(publicUrl, server));
  }

  /// Sends the form of a page.
  Page submit(Page page, Map<String, String> fields) throws Exception {
    var action = ACTION.matcher(page.body());
    if (!action.find()) {
      throw new IllegalStateException("no form at " + page.address() + ": " + page.body());
    }
    var all = new LinkedHashMap<String, String>();
    var hidden = HIDDEN.matcher(page.body());
    while (hidden.find()) {
      all.put(hidden.group(1), hidden.group(2));
    }
    all.putAll(fields);
    URI to = page.address().resolve(action.group(1).replace("&amp;", "&"));
    return follow(
        request(to.toString())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form(all))));
  }

  private Page follow(HttpRequest.Builder first) throws Exception {
    HttpResponse<String> answer = send(first);
    for (int hops = 0; answer.statusCode() / 100 == 3 && hops < HOPS; hops++) {
      answer = get(answer.uri().resolve(location(answer)).toString());
    }
    return new Page(answer.uri(), answer.statusCode(), answer.body());
  }

  /// Where an answer sends it.
  static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  static List<String> setCookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie");
  }

  /// What it keeps under a name.
  Optional<String> cookie(String name) {
    return Optional.ofNullable(cookies.get(name));
  }

  /// Keeps something else.
  void keep(String name, String value) {
    cookies.put(name, value);
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
