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
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A browser as far as these pages need one: it keeps cookies, follows redirects, fills in forms.
final class KeycloakPages implements AutoCloseable {

  private static final Pattern ACTION = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();

  /// A page, and where the browser has come to.
  record Page(URI address, int status, String body) {}

  /// Goes to an address and on from there.
  Page open(String address) throws Exception {
    return follow(request(URI.create(address)).GET());
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
    String form =
        all.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    URI to = page.address().resolve(action.group(1).replace("&amp;", "&"));
    return follow(
        request(to)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /// Signs in where the page asks for it.
  Page signIn(Page page, String who) throws Exception {
    return submit(page, Map.of("username", who, "password", who + "-password"));
  }

  private Page follow(HttpRequest.Builder first) throws Exception {
    HttpResponse<String> answer = send(first);
    for (int hops = 0; answer.statusCode() / 100 == 3 && hops < 20; hops++) {
      URI next = answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
      answer = send(request(next).GET());
    }
    return new Page(answer.uri(), answer.statusCode(), answer.body());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    var answer = http.send(request.build(), BodyHandlers.ofString());
    for (String cookie : answer.headers().allValues("Set-Cookie")) {
      String pair = cookie.split(";", 2)[0];
      int equals = pair.indexOf('=');
      cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return answer;
  }

  /// All hosts here are this machine, so that cookies of one port go to the other as well.
  private HttpRequest.Builder request(URI address) {
    var request = HttpRequest.newBuilder(address);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    return request;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.close();
  }
}
