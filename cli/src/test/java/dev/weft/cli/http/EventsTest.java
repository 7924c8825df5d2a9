package dev.weft.cli.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.cli.http.Events.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Server-sent events as the standard spells them.
class EventsTest {

  private static List<Event> read(String text) throws IOException {
    List<Event> all = new ArrayList<>();
    var stream = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try (Events events = new Events(stream)) {
      for (var event = events.next(); event.isPresent(); event = events.next()) {
        all.add(event.get());
      }
    }
    return all;
  }

  @Test
  void readsNameAndData() throws IOException {
    assertThat(read("event: step\ndata: {\"a\":1}\n\nevent:end\ndata:x\n\n"))
        .containsExactly(new Event("step", "{\"a\":1}"), new Event("end", "x"));
  }

  @Test
  void joinsLinesOfData() throws IOException {
    assertThat(read("data: a\ndata\ndata:  b\n\n"))
        .containsExactly(new Event("message", "a\n\n b"));
  }

  @Test
  void passesOverCommentsIdsAndEmptyEvents() throws IOException {
    assertThat(read(": ping\n\nevent: lost\n\nid: 7\nretry: 9\ndata: a\n\n"))
        .containsExactly(new Event("message", "a"));
  }

  @Test
  void dropsAnEventThatIsCutOff() throws IOException {
    assertThat(read("data: a\n\ndata: b\n")).containsExactly(new Event("message", "a"));
  }
}
