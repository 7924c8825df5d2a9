package dev.weft.server;

import dev.weft.server.data.DataFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server in a process of its own, which can be killed. Its folders are `data` and `sources`
/// below a folder.
final class ServerProcess {

  private static final long PATIENCE = 60;

  private final Path root;
  private final int port;
  private Process process;

  private ServerProcess(Path root, int port, Process process) {
    this.root = root;
    this.port = port;
    this.process = process;
  }

  static ServerProcess start(Path root, int port) throws IOException, InterruptedException {
    var server = new ServerProcess(root, port, serve(root, port));
    server.await();
    return server;
  }

  String url() {
    return DataFolder.find(root.resolve("data")).orElseThrow().url();
  }

  /// As `kill -9`.
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  /// Starts it anew, at the same address.
  void restart() throws IOException, InterruptedException {
    process = serve(root, port);
    await();
  }

  void stop() {
    process.destroy();
    process.onExit().join();
  }

  /// One that died before it has left its announcement there.
  private void await() throws IOException, InterruptedException {
    Path data = root.resolve("data");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
    while (System.nanoTime() < end && process.isAlive()) {
      if (DataFolder.find(data).filter(up -> up.pid() == process.pid()).isPresent()) {
        return;
      }
      process.waitFor(50, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly();
    throw new IllegalStateException(Files.readString(root.resolve("server.log")));
  }

  private static Process serve(Path root, int port) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "--data",
            root.resolve("data").toString(),
            "--sources",
            root.resolve("sources").toString(),
            "--port",
            Integer.toString(port),
            "--engine-memory",
            "256MB"));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(root.resolve("server.log").toFile()))
        .start();
  }
}
