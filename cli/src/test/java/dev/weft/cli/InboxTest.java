package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What somebody was told, and what they watch.
class InboxTest {

  private static final String NOTICE =
      """
      {"number":4,"kind":"release","about":"release","subject":"sales/orders@1.0.0+2",
       "product":"sales/orders","sentence":"Release sales/orders@1.0.0+2 is published.",
       "see":"weft release show sales/orders@+2","at":"2026-01-01T00:00:00Z","readAt":null}
      """;

  private final FakeServer server = new FakeServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsWhatIsNewWithAVerbAndWithout() {
    server.on(
        "GET /inbox",
        200,
        "{\"schema\":\"weft.notices/v1\",\"next\":null,\"items\":[" + NOTICE + "]}");

    String list = Shell.at(server).run("inbox", "list").out();
    assertThat(list)
        .contains("N  TOLD", "4  2026-01-01 00:00:00", "release")
        .contains("Release sales/orders@1.0.0+2 is published.");
    assertThat(Shell.at(server).run("inbox").out()).isEqualTo(list);
    assertThat(Shell.at(server).run("inbox", "list", "-o", "json").out())
        .contains("\"schema\" : \"weft.notices/v1\"");
  }

  @Test
  void saysWhereThatIsWhatWasRead() {
    server.on("GET /inbox", 200, "{\"schema\":\"weft.notices/v1\",\"next\":null,\"items\":[]}");

    assertThat(Shell.at(server).run("inbox").err())
        .isEqualTo("Nothing new; `weft inbox list --all` shows what you have read.\n");
    assertThat(Shell.at(server).run("inbox", "list", "--all").err())
        .isEqualTo("You were told nothing in the last 90 days.\n");
  }

  @Test
  void marksOneAsReadAndSaysWhatToDo() {
    server.on("POST /inbox/4/reading", 200, NOTICE);

    assertThat(Shell.at(server).run("inbox", "read", "4").out())
        .isEqualTo(
            """
            Release sales/orders@1.0.0+2 is published.
              = weft release show sales/orders@+2
            """);
  }

  @Test
  void marksAllUpToOneAsRead() {
    server.on("POST /inbox/readings", 200, "{\"schema\":\"weft.seen/v1\",\"upTo\":9}");

    assertThat(Shell.at(server).run("inbox", "read", "--up-to", "9").out())
        .isEqualTo("Read up to notice 9.\n");
    assertThat(server.last("POST").text()).isEqualTo("{\"upTo\":9}");
  }

  @Test
  void wantsToKnowWhatWasRead() {
    assertThat(Shell.at(server).run("inbox", "read").exit()).isEqualTo(2);
    assertThat(Shell.at(server).run("inbox", "read", "4", "--up-to", "9").exit()).isEqualTo(2);
  }

  @Test
  void watchesAProductAndNoMore() {
    server.on(
        "POST /watches",
        200,
        """
        {"schema":"weft.watch/v1","product":"sales/orders","since":"2026-01-01T00:00:00Z"}
        """);
    server.on("DELETE /watches/sales/orders", 204, "");
    server.on(
        "GET /watches",
        200,
        """
        {"schema":"weft.watches/v1","next":null,
         "items":[{"product":"sales/orders","since":"2026-01-01T00:00:00Z"}]}
        """);

    assertThat(Shell.at(server).run("product", "watch", "sales/orders").out())
        .isEqualTo("You are told what happens to sales/orders: weft inbox.\n");
    assertThat(server.last("POST").text()).isEqualTo("{\"product\":\"sales/orders\"}");
    assertThat(Shell.at(server).run("product", "watched").out())
        .contains("sales/orders  2026-01-01 00:00:00");
    assertThat(Shell.at(server).run("product", "unwatch", "sales/orders").out())
        .isEqualTo("You no longer watch sales/orders.\n");
  }
}
