package dev.weft.cli.inbox;

import dev.weft.cli.command.Session;
import dev.weft.cli.command.Verb;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.Api;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `weft inbox read`.
@Command(name = "read", description = "Mark a notice as read, or all of them up to one.")
public final class InboxRead extends Verb {

  @Parameters(
      paramLabel = "N",
      arity = "0..1",
      description = "Its number, as weft inbox list shows it.")
  private @Nullable Long number;

  @Option(
      names = "--up-to",
      paramLabel = "N",
      description = "All notices up to this one, instead of one.")
  private @Nullable Long last;

  public InboxRead(Session session) {
    super(session);
  }

  @Override
  protected int run() {
    if ((number == null) == (last == null)) {
      throw CliErrors.usage(
          "Nothing says what you have read", "Name one notice, or --up-to the newest you saw.");
    }
    if (number != null) {
      readOne(number);
    } else {
      JsonNode seen = session().api().post(Api.path("inbox", "readings"), Map.of("upTo", last));
      session().answers().thing(seen, List.of("Read up to notice " + last + "."));
    }
    return OK;
  }

  private void readOne(long one) {
    JsonNode notice =
        session().api().post(Api.path("inbox", String.valueOf(one), "reading"), Map.of());
    session()
        .answers()
        .thing(notice, List.of(Json.text(notice, "sentence"), "  = " + Json.text(notice, "see")));
  }
}
