package dev.weft.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `weft query`: results in every format, cut only when said, never short in silence.
class QueryTest {

  private static final String CSV =
      """
      origin,flights,note
      ATL,1042,
      東京,7,"a ""quoted"", long
      note"
      ORD,-3.5,é
      """;

  private final FakeServer server = new FakeServer();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    server.close();
  }

  private static String numbers(int rows) {
    return IntStream.rangeClosed(1, rows)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining("\n", "n\n", "\n"));
  }

  @Test
  void alignsATable() {
    server.onText("POST /query", "text/csv", CSV);

    Shell.Result result = Shell.at(server).run("query", "select 1");

    assertThat(result.exit()).isZero();
    Golden.check("query/table.txt", result.out());
    assertThat(result.err()).isEqualTo("3 rows\n");
    assertThat(server.last("POST").text()).isEqualTo("{\"sql\":\"select 1\",\"limit\":1001}");
  }

  @Test
  void readsTheStatementFromStdin() {
    server.onText("POST /query", "text/csv", CSV);

    for (String[] words : new String[][] {{"query", "-"}, {"query", "-f", "-"}}) {
      Shell.Result result = Shell.at(server).answering("select 1\n  from é\n").run(words);

      assertThat(result.exit()).as(result.err()).isZero();
      assertThat(server.last("POST").text())
          .isEqualTo("{\"sql\":\"select 1\\n  from é\\n\",\"limit\":1001}");
    }
    assertThat(Shell.at(server).answering(" \n").run("query", "-").exit()).isEqualTo(2);
  }

  @Test
  void listsWhatIsUnderWay() {
    server.on(
        "GET /queries",
        200,
        """
        {"items":[{"id":"q1","principal":"ann","startedAt":"2026-01-01T00:00:00Z","seconds":3,"sql":"select 1"},
          {"id":"q2","principal":"bea","startedAt":"2026-01-01T00:00:00Z","seconds":1204,"sql":null}]}""");

    Shell.Result result = Shell.at(server).run("query", "list");

    assertThat(result.exit()).isZero();
    Golden.check("query/list.txt", result.out());
  }

  @Test
  void cancelsOne() {
    server.on("DELETE /queries/q1", 204, "");

    Shell.Result result = Shell.at(server).run("query", "cancel", "q1", "-o", "json");

    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("\"id\"", "q1", "cancelled");
  }

  @Test
  void showsTheHeadingsOfAnEmptyResult() {
    server.onText("POST /query", "text/csv", "origin,flights\n");

    Shell.Result result = Shell.at(server).run("query", "select 1");

    assertThat(result.out()).isEqualTo("origin  flights\n");
    assertThat(result.err()).isEqualTo("0 rows\n");
  }

  @Test
  void asksForAStatementThatSaysSomething() {
    Shell.Result result = Shell.at(server).run("query", "  ");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("The statement is empty").contains("Write one SELECT");
  }

  @Test
  void saysWhenThereAreMoreRowsThanShown() {
    server.onText("POST /query", "text/csv", numbers(3));

    Shell.Result result = Shell.at(server).run("query", "select 1", "--limit", "2");

    assertThat(result.out()).isEqualTo("n\n1\n2\n");
    assertThat(result.err()).contains("more than these 2 rows").contains("--limit 0");
    assertThat(server.last("POST").text()).contains("\"limit\":3");
  }

  @Test
  void saysNothingWhenTheLimitIsJustReached() {
    server.onText("POST /query", "text/csv", numbers(2));

    assertThat(Shell.at(server).run("query", "select 1", "--limit", "2").err())
        .isEqualTo("2 rows\n");
  }

  @Test
  void showsAThousandRowsUnlessAllAreWanted() {
    server.onText("POST /query", "text/csv", numbers(5000));

    assertThat(Shell.at(server).run("query", "select 1").out().lines()).hasSize(1001);
    assertThat(Shell.at(server).run("query", "select 1", "--limit", "0").out().lines())
        .hasSize(5001);
    assertThat(server.last("POST").text()).contains("\"limit\":0");
  }

  @ParameterizedTest
  @CsvSource({
    "csv, text/csv",
    "ndjson, application/x-ndjson",
    "json, application/json",
    "parquet, application/vnd.apache.parquet",
    "arrow, application/vnd.apache.arrow.stream"
  })
  void passesBytesThroughUnchanged(String format, String type) {
    byte[] bytes = new byte[200_000];
    new java.util.Random(7).nextBytes(bytes);
    server.handle(
        "POST /query",
        (exchange, asked) -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(bytes);
        });

    Shell.Result result = Shell.at(server).run("query", "select 1", "-o", format);

    assertThat(result.exit()).isZero();
    assertThat(result.bytes()).isEqualTo(bytes);
    assertThat(server.last("POST").header("Accept")).isEqualTo(type);
    assertThat(server.last("POST").text()).contains("\"limit\":0");
  }

  @ParameterizedTest
  @CsvSource({"csv", "json", "table", "arrow"})
  void failsWhenTheResultBreaksOff(String format) {
    server.handle(
        "POST /query",
        (exchange, asked) -> {
          exchange.sendResponseHeaders(200, 10_000);
          exchange.getResponseBody().write("n\n1\n2\n".getBytes(StandardCharsets.UTF_8));
          exchange.getResponseBody().flush();
        });

    Shell.Result result = Shell.at(server).run("query", "select 1", "-o", format);

    assertThat(result.exit()).isEqualTo(1);
    assertThat(result.err()).contains("broke off after 6 bytes").contains("not the whole result");
    assertThat(result.out()).doesNotContain("error");
  }

  @Test
  void failsWhenAQuotedValueNeverEnds() {
    server.onText("POST /query", "text/csv", "n\n\"open");

    assertThat(Shell.at(server).run("query", "select 1").exit()).isEqualTo(1);
  }

  @Test
  void cancelsOnTheServerWhenInterrupted() {
    AtomicReference<Runnable> interruption = new AtomicReference<>(() -> {});
    server.handle(
        "POST /query",
        (exchange, asked) -> {
          interruption.get().run();
          FakeServer.send(exchange, 200, "text/csv", "n\n");
        });
    server.handle("DELETE /queries/any", (exchange, asked) -> {});
    Shell shell =
        Shell.at(server)
            .interruptedBy(
                task -> {
                  interruption.set(task);
                  return () -> {};
                });

    Shell.Result result = shell.run("query", "select 1");

    String id = server.last("POST").header("X-Weft-Query-Id");
    assertThat(id).matches("[0-9a-f-]{36}");
    assertThat(server.asked()).contains("DELETE /api/v1/queries/" + id);
    assertThat(result.err()).contains("could not be cancelled");
  }

  @Test
  void cancelsAndEndsInSilenceWhenTheReaderIsGone() {
    server.onText("POST /query", "text/csv", numbers(200_000));
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    int exit =
        Shell.at(server)
            .weft(closed, OutputStream.nullOutputStream())
            .execute("query", "select 1", "-o", "csv");

    assertThat(exit).isZero();
    assertThat(server.last("DELETE").what()).contains("/queries/");
  }

  @Test
  void readsTheStatementFromAFile() throws IOException {
    Path file = folder.resolve("q.sql");
    Files.writeString(file, "select 'ü'");
    server.onText("POST /query", "text/csv", "n\n");

    assertThat(
            Shell.at(server).run("query", "-f", file.toString(), "--purpose", "exploration").exit())
        .isZero();
    assertThat(server.last("POST").text()).contains("select 'ü'").contains("exploration");
    assertThat(Shell.at(server).run("query", "-f", folder + "/none").exit()).isEqualTo(7);
    assertThat(Shell.at(server).run("query", "select 1", "-f", file.toString()).exit())
        .isEqualTo(2);
  }

  @Test
  void writesNoParquetToATerminal() {
    Shell.Result result =
        Shell.at(server).with("WEFT_TERMINAL", "out").run("query", "select 1", "-o", "parquet");

    assertThat(result.exit()).isEqualTo(2);
    assertThat(result.err()).contains("> result.parquet");
  }

  @Test
  void tellsWhatIsWrongWithTheStatement() {
    server.on(
        "POST /query",
        422,
        """
        {"status":422,"code":"W-SQL-004","detail":"There is no column 'dely'","remedy":"Did you mean delay?",
         "findings":[{"code":"W-SQL-004","severity":"error","message":"There is no column 'dely'",
           "file":"query","line":1,"column":8,"pointer":"","hint":"","excerpt":"select dely from x"}]}
        """);

    Shell.Result result = Shell.at(server).run("query", "select dely from x");

    assertThat(result.exit()).isEqualTo(1);
    Golden.check("query/wrong.txt", result.err());
  }
}
