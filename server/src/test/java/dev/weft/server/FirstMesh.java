package dev.weft.server;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;

/// A mesh that `weft init` wrote, and the server that it is applied to.
final class FirstMesh implements AutoCloseable {

  private final Path root;
  private final Map<String, String> environment;
  private final String url;
  private final Runnable stop;
  private String token;

  private FirstMesh(Path root, Map<String, String> environment, String url, Runnable stop)
      throws IOException {
    this.root = root;
    this.environment = environment;
    this.url = url;
    this.stop = stop;
    this.token = Files.readString(root.resolve("data/operator.token")).strip();
  }

  /// @param environment more of it, for the command
  static FirstMesh start(Path root, Map<String, String> environment) throws IOException {
    Server server = Server.start(TestConfig.of(root));
    return at(root, environment, server.url(), server::close);
  }

  /// With a server that is up already, whose folder is `data`.
  ///
  /// @param stop ends it
  static FirstMesh at(Path root, Map<String, String> environment, String url, Runnable stop)
      throws IOException {
    var shop = new FirstMesh(root, environment, url, stop);
    shop.weft("init", "mesh", "shop", shop.folder().toString(), "--owner", "ada");
    return shop;
  }

  Path folder() {
    return root.resolve("shop");
  }

  /// What the command tells, which must succeed.
  String weft(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit = execute(out, err, arguments);
    String told = out.toString(StandardCharsets.UTF_8);
    assertThat(exit)
        .as(String.join(" ", arguments) + "\n" + told + err.toString(StandardCharsets.UTF_8))
        .isZero();
    return told;
  }

  /// All that the command tells when it fails, which it must.
  String refused(String... arguments) {
    var all = new ByteArrayOutputStream();
    assertThat(execute(all, all, arguments)).isNotZero();
    return all.toString(StandardCharsets.UTF_8);
  }

  private int execute(ByteArrayOutputStream out, ByteArrayOutputStream err, String... arguments) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("WEFT_URL", url);
    all.put("WEFT_TOKEN", token);
    all.put("WEFT_DATA", root.resolve("nothing").toString());
    var console = new Console(InputStream.nullInputStream(), out, err, Terminal.of(all));
    return Weft.of(new Session(console, all, task -> () -> {})).execute(arguments);
  }

  /// From here on it is ada who asks.
  void applyAsThoseWhoMay() {
    weft("validate", folder().toString());
    weft("apply", folder().toString(), "--yes");
    token = weft("token", "create", "laptop", "--for", "ada").strip();
    weft("apply", folder().toString(), "--yes");
  }

  @Override
  public void close() {
    stop.run();
  }
}
