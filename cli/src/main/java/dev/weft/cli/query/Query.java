package dev.weft.cli.query;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Format;
import dev.weft.cli.http.Api;
import dev.weft.cli.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `weft query`: one statement, its result as it comes.
@Command(
    name = "query",
    description = {
      "Run one SELECT; tables are named domain.product.table.",
      "Shows the first 1,000 rows as a table; every other format writes the whole result unless"
          + " --limit is given."
    })
public final class Query extends Verb {

  private static final long TABLE_LIMIT = 1000;
  private static final int LARGEST_FILE = 10_000_000;
  private static final String STDIN = "-";

  @Parameters(
      arity = "0..1",
      paramLabel = "SQL",
      description = "The statement; - reads it from stdin.")
  private @Nullable String sql;

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "Read the statement from a file; - is stdin.")
  private @Nullable Path file;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most N rows, 0 for all; default: 1000 in a table, otherwise all.")
  private @Nullable Long limit;

  @Option(
      names = "--purpose",
      paramLabel = "NAME",
      description = "What for; needed where your rights allow several.")
  private @Nullable String purpose;

  @Option(
      names = "--grant",
      paramLabel = "ID",
      description = "The agreement to read under, where you hold several.")
  private @Nullable String grant;

  public Query(Session session) {
    super(session);
  }

  @Override
  public Set<Format> formats() {
    return EnumSet.of(
        Format.TABLE, Format.JSON, Format.NDJSON, Format.CSV, Format.PARQUET, Format.ARROW);
  }

  @Override
  protected int run() {
    Format format = session().format();
    boolean binary = format == Format.PARQUET || format == Format.ARROW;
    if (binary && console().terminal().is(Terminal.Stream.OUT)) {
      throw CliErrors.usage(
          "A terminal cannot show " + format.word(),
          "Write it to a file: … > result." + format.word());
    }
    if (limit != null && limit < 0) {
      throw CliErrors.usage("--limit " + limit + " is less than nothing", "Use 0 for all rows.");
    }
    String statement = statement();
    Api api = session().api();
    String id = UUID.randomUUID().toString();
    try (var _ = session().interruptions().onInterrupt(() -> cancel(api, id))) {
      send(api, id, statement);
    } catch (dev.weft.cli.terminal.OutputClosed e) {
      cancel(api, id);
      throw e;
    }
    return OK;
  }

  private void send(Api api, String id, String statement) {
    Format format = session().format();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("sql", statement);
    body.put("limit", asked(format));
    if (purpose != null) {
      body.put("purpose", purpose);
    }
    if (grant != null) {
      body.put("grant", grant);
    }
    Map<String, String> headers = Map.of("Accept", type(format), "X-Weft-Query-Id", id);
    Counted result = new Counted(api.postForStream("/query", body, headers));
    try (result) {
      if (format == Format.TABLE) {
        new QueryTable(console(), new CsvRows(result), shown()).print();
      } else {
        copy(result);
      }
      console().flush();
    } catch (IOException e) {
      console().flush();
      throw CliErrors.brokenOff(result.count());
    }
  }

  private void copy(InputStream result) throws IOException {
    OutputStream out = console().data();
    byte[] buffer = new byte[1 << 16];
    for (int read = result.read(buffer); read >= 0; read = result.read(buffer)) {
      out.write(buffer, 0, read);
      if (result.available() == 0) {
        out.flush();
      }
    }
  }

  private long shown() {
    return limit == null ? TABLE_LIMIT : limit;
  }

  /// A table asks for one row more than it shows, to know whether there are more.
  private long asked(Format format) {
    if (format != Format.TABLE) {
      return limit == null ? 0 : limit;
    }
    return shown() == 0 ? 0 : shown() + 1;
  }

  private String statement() {
    if ((sql == null) == (file == null)) {
      throw CliErrors.usage(
          sql == null ? "There is no statement" : "There are two statements, one of them in a file",
          "Write it as the argument, or name its file with -f.");
    }
    String given = file == null ? String.valueOf(sql) : file.toString();
    String statement = given.strip().equals(STDIN) ? stdin() : file == null ? given : read(file);
    if (statement.isBlank()) {
      throw CliErrors.usage("The statement is empty", "Write one SELECT.");
    }
    return statement;
  }

  private String stdin() {
    try {
      String text = console().read(LARGEST_FILE);
      if (text.length() > LARGEST_FILE) {
        throw tooLarge("What comes on stdin");
      }
      return text;
    } catch (IOException e) {
      throw CliErrors.unreadable(Path.of(STDIN), e);
    }
  }

  private static Failure tooLarge(String what) {
    return CliErrors.usage(what + " is larger than 10 MB", "A statement is a small text.");
  }

  private static String read(Path path) {
    try {
      if (Files.size(path) > LARGEST_FILE) {
        throw tooLarge(path.toString());
      }
      return new String(Files.readAllBytes(path), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw CliErrors.unreadable(path, e);
    }
  }

  private void cancel(Api api, String id) {
    try {
      api.delete(Api.path("queries", id));
      console().say("The query was cancelled.");
    } catch (Failure e) {
      console().say("The query could not be cancelled: " + e.getMessage());
    }
  }

  private static String type(Format format) {
    return switch (format) {
      case JSON -> "application/json";
      case NDJSON -> "application/x-ndjson";
      case PARQUET -> "application/vnd.apache.parquet";
      case ARROW -> "application/vnd.apache.arrow.stream";
      case TABLE, CSV, YAML, JUNIT, GITHUB, MARKDOWN, SARIF, BITOL, OPENLINEAGE -> "text/csv";
    };
  }
}
