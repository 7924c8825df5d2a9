package dev.weft.cli.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Server-sent events (WHATWG HTML, section 9.2), one after the other. Comments, ids and retries
/// are passed over.
public final class Events implements AutoCloseable {

  /// One event; `name` is `message` when the server gave none.
  public record Event(String name, String data) {}

  private final BufferedReader reader;

  public Events(InputStream stream) {
    reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /// Waits for the next event; empty when the stream has ended. An event cut off by the end is
  /// dropped. Throws IOException when the connection broke.
  public Optional<Event> next() throws IOException {
    String name = "message";
    StringBuilder data = new StringBuilder();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          return Optional.of(new Event(name, data.substring(0, data.length() - 1)));
        }
        name = "message";
      } else if (field(line).equals("event")) {
        name = value(line);
      } else if (field(line).equals("data")) {
        data.append(value(line)).append('\n');
      }
    }
    return Optional.empty();
  }

  private static String field(String line) {
    int colon = line.indexOf(':');
    return colon < 0 ? line : line.substring(0, colon);
  }

  private static String value(String line) {
    int colon = line.indexOf(':');
    String rest = colon < 0 ? "" : line.substring(colon + 1);
    return rest.startsWith(" ") ? rest.substring(1) : rest;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
