package dev.weft.server;

import dev.weft.cli.Weft;
import dev.weft.cli.command.Session;
import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One call of the command, with words such as `$product` where its target stands, and `$folder`
/// for a folder that holds the documents.
record LeakVerb(List<String> arguments, Map<String, String> documents) {

  /// What came of it.
  record Told(int exit, String text) {}

  static LeakVerb of(String... arguments) {
    return new LeakVerb(List.of(arguments), Map.of());
  }

  LeakVerb with(Map<String, String> folder) {
    return new LeakVerb(arguments, folder);
  }

  /// Whether its answer may depend on the target.
  boolean isAboutATarget() {
    return (arguments.toString().replace("$folder", "") + documents).contains("$");
  }

  /// Whether its answer may depend on what somebody has by being in a team.
  boolean isAboutWhatIsHad() {
    return String.join(" ", arguments).matches(".*\\$(agreement|request|notice|token)\\b.*");
  }

  /// Does it about a target, with this token or without any, below a folder that is empty.
  Told run(LeakTarget target, String url, Optional<String> token, Path root) throws IOException {
    Path folder = Files.createTempDirectory(root, "folder");
    for (var document : documents.entrySet()) {
      Path file = folder.resolve(target.in(document.getKey()));
      Files.createDirectories(file.getParent());
      Files.writeString(file, target.in(document.getValue()));
    }
    var environment = new HashMap<String, String>();
    environment.put("WEFT_URL", url);
    environment.put("WEFT_DATA", folder.resolve("nothing").toString());
    environment.put("HOME", folder.toString());
    token.ifPresent(shown -> environment.put("WEFT_TOKEN", shown));
    var out = new ByteArrayOutputStream();
    int exit =
        command(environment, out)
            .execute(
                arguments.stream()
                    .map(argument -> target.in(argument.replace("$folder", folder.toString())))
                    .toArray(String[]::new));
    return new Told(exit, out.toString(StandardCharsets.UTF_8).replace(folder.toString(), "DIR"));
  }

  /// Data and talk go the same way: neither may tell.
  private static Weft command(Map<String, String> environment, ByteArrayOutputStream out) {
    var console = new Console(InputStream.nullInputStream(), out, out, Terminal.of(environment));
    return Weft.of(new Session(console, environment, task -> () -> {}));
  }

  static List<String> all() {
    return command(Map.of(), new ByteArrayOutputStream()).verbs();
  }
}
