package dev.weft.cli.contract;

import dev.weft.cli.command.Session;
import dev.weft.cli.failure.Findings;
import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Format;
import dev.weft.cli.format.Json;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Spans;
import dev.weft.formats.exchange.Exchanged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// What came out of an import or export, for people and programs: the text as data, what could not
/// be carried over as talk.
final class ExchangeText {

  private final Session session;
  private final String schema;
  private final String format;

  /// @param schema of the JSON answer
  /// @param format what was read or written
  ExchangeText(Session session, String schema, String format) {
    this.session = session;
    this.schema = schema;
    this.format = format;
  }

  void tell(Exchanged exchanged, NewFile out) {
    out.write(exchanged.text());
    if (session.format() == Format.TABLE) {
      people(exchanged, out.path());
    } else {
      programs(exchanged, out.path());
    }
  }

  private void people(Exchanged exchanged, Optional<Path> out) {
    Console console = session.console();
    if (out.isEmpty()) {
      data(exchanged.text());
    }
    List<Reported> findings = exchanged.findings().stream().map(Reported::of).toList();
    if (!findings.isEmpty()) {
      console.say(Spans.count(findings.size(), "thing") + " could not be carried over as said:");
      Findings.lines(findings, console.talkStyle()).forEach(console::say);
    }
    out.ifPresent(path -> console.say("Written: " + path));
  }

  private void data(String text) {
    try {
      session.console().data().write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void programs(Exchanged exchanged, Optional<Path> out) {
    ObjectNode answer = Json.object();
    answer.put("schema", schema);
    answer.put("format", format);
    out.ifPresent(path -> answer.put("file", path.toString()));
    answer.put("text", exchanged.text());
    var findings = answer.putArray("findings");
    exchanged.findings().stream()
        .map(Reported::of)
        .forEach(finding -> findings.add(Json.of(finding.asMap())));
    session.answers().tree(answer);
  }
}
