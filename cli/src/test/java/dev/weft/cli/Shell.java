package dev.weft.cli;

import dev.weft.cli.command.Session;
import dev.weft.cli.folder.FolderContents;
import dev.weft.cli.folder.OfflineValidation;
import dev.weft.cli.folder.PolicyTesting;
import dev.weft.cli.folder.ValidationReport;
import dev.weft.cli.node.Processes;
import dev.weft.cli.product.Browser;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.HiddenInput;
import dev.weft.cli.terminal.Interruptions;
import dev.weft.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Calls the command as a shell would, without a process: an environment, three streams, an exit
/// code.
final class Shell {

  /// What a call left behind.
  @SuppressWarnings("ArrayRecordComponent") // nobody changes it
  record Result(int exit, byte[] bytes, String err) {
    String out() {
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private final Map<String, String> environment = new HashMap<>();
  private final List<String> opened = new ArrayList<>();
  private String input = "";
  private List<String> typed = List.of();
  private PolicyTesting policies = folder -> List.of();
  private OfflineValidation validation = folder -> new ValidationReport(List.of(), 0, 0);
  private FolderContents.Reader reader = folder -> new FolderContents(List.of(), List.of());
  private Processes processes = new NoProcesses();
  private Interruptions interruptions = task -> () -> {};

  static Shell at(FakeServer server) {
    return new Shell().with("WEFT_URL", server.url()).with("WEFT_TOKEN", "secret");
  }

  Shell with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Shell answering(String text) {
    input = text;
    return this;
  }

  /// Types this on a terminal that does not show it, a line after the other.
  Shell typing(String... lines) {
    typed = List.of(lines);
    return with("WEFT_TERMINAL", "in out err");
  }

  Shell validating(OfflineValidation other) {
    validation = other;
    return this;
  }

  Shell testing(PolicyTesting other) {
    policies = other;
    return this;
  }

  Shell reading(FolderContents contents) {
    reader = folder -> contents;
    return this;
  }

  Shell running(Processes other) {
    processes = other;
    return this;
  }

  Shell interruptedBy(Interruptions other) {
    interruptions = other;
    return this;
  }

  /// What the browser was shown.
  List<String> opened() {
    return opened;
  }

  Result run(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = weft(out, err).execute(args);
    return new Result(exit, out.toByteArray(), err.toString(StandardCharsets.UTF_8));
  }

  Weft weft(OutputStream out, OutputStream err) {
    ByteArrayInputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    Iterator<String> typing = typed.iterator();
    HiddenInput hidden = () -> typing.hasNext() ? Optional.of(typing.next()) : Optional.empty();
    Console console = new Console(in, out, err, Terminal.of(environment), hidden);
    Browser browser = (session, url) -> opened.add(url);
    return new Weft(
        new Session(console, environment, interruptions),
        new Seams(
            validation,
            policies,
            new Offline(),
            reader,
            processes,
            browser,
            new Offline(),
            new OfflineTests(),
            new OfflineExchange()));
  }
}
