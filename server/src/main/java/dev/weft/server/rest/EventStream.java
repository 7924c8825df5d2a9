package dev.weft.server.rest;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/// Server-sent events (WHATWG HTML, section 9.2). Every event reaches the client at once.
final class EventStream implements AutoCloseable {

  private final OutputStream out;

  private EventStream(OutputStream out) {
    this.out = out;
  }

  static EventStream open(ServerResponse response) {
    response.header(HeaderNames.CONTENT_TYPE, "text/event-stream; charset=utf-8");
    return new EventStream(response.outputStream());
  }

  /// Sends one event.
  ///
  /// @param data one line of JSON
  void send(String event, String data) throws IOException {
    write("event: " + event + "\ndata: " + data + "\n\n");
  }

  /// Sends nothing that counts, to see whether the client is still there.
  void ping() throws IOException {
    write(": ping\n\n");
  }

  /// Ends the stream as a whole one.
  @Override
  public void close() throws IOException {
    out.close();
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
