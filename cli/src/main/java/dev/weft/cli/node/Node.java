package dev.weft.cli.node;

import dev.weft.cli.command.Session;
import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.http.Api;
import dev.weft.cli.http.DataFolder;
import dev.weft.cli.http.Target;
import dev.weft.cli.terminal.Progress;
import dev.weft.model.error.ErrorCode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The node of a data folder on this machine: whether it is up, starting it, stopping it.
final class Node {

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final Duration STEP = Duration.ofMillis(100);
  private static final int LONGEST_LOG = 200_000;
  private static final Pattern TOLD = Pattern.compile("error (W-[A-Z]+-\\d{3}): (.*)");
  private static final String REMEDY = "  = ";

  private final Session session;
  private final DataFolder data;
  private final Processes processes;

  Node(Session session, Processes processes) {
    this.session = session;
    this.data = session.data();
    this.processes = processes;
  }

  /// The node, when it answers.
  Optional<DataFolder.Node> findUp() {
    return data.findNode()
        .filter(node -> new Api(new Target(node.url(), Optional.empty(), Optional.empty())).isUp());
  }

  /// Starts the node in the background and waits until it answers. Fails with what its log says
  /// when it ends instead.
  DataFolder.Node start(List<String> options) {
    Path launcher = launcher(session);
    List<String> command = new java.util.ArrayList<>(List.of(launcher.toString(), "serve"));
    command.addAll(List.of("--data", data.path().toString()));
    command.addAll(options);
    try (var _ = Progress.start(session.console(), "starting")) {
      Files.createDirectories(data.path());
      long said = Files.exists(data.log()) ? Files.size(data.log()) : 0;
      return await(processes.start(command, data.log()), said);
    } catch (IOException e) {
      throw CliErrors.unwritable(data.path(), e);
    }
  }

  private DataFolder.Node await(Processes.Started process, long said) throws IOException {
    long end = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < end) {
      boolean alive = process.isAlive();
      Optional<DataFolder.Node> node = alive ? findUp() : Optional.empty();
      if (node.isPresent()) {
        return node.get();
      }
      if (!alive) {
        throw ended(process.exit().orElse(1), words(said));
      }
      pause();
    }
    throw Problem.of(
            ErrorCode.SERVER_UNREACHABLE,
            "The server was started but did not answer within " + START.toSeconds() + " s",
            "Read " + data.log() + "; weft down stops it.")
        .failure();
  }

  private static void pause() {
    try {
      Thread.sleep(STEP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<String> words(long from) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(data.log().toFile(), "r")) {
      long start = Math.max(from, log.length() - LONGEST_LOG);
      byte[] bytes = new byte[(int) Math.max(0, log.length() - start)];
      log.seek(start);
      log.readFully(bytes);
      return Arrays.stream(new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
          .filter(line -> !line.isBlank())
          .toList();
    }
  }

  /// The error that the server told last, with its remedy and exit code; else its last words.
  private Failure ended(int exit, List<String> words) {
    for (int i = words.size() - 1; i >= 0; i--) {
      Matcher told = TOLD.matcher(words.get(i));
      Optional<ErrorCode> code = told.matches() ? Problem.codeOf(told.group(1)) : Optional.empty();
      if (code.isPresent()) {
        String next = i + 1 < words.size() ? words.get(i + 1) : "";
        String remedy = next.startsWith(REMEDY) ? next.substring(REMEDY.length()) : "";
        return Problem.of(code.get(), told.group(2), remedy)
            .withDetails(Map.of("log", data.log().toString()))
            .failure();
      }
    }
    String last = words.isEmpty() ? "" : words.getLast().strip();
    return Problem.of(
            ErrorCode.SERVER_UNREACHABLE,
            last.isEmpty() ? "The server ended with " + exit + " and said nothing" : last,
            "The whole log: " + data.log() + ".")
        .failure();
  }

  /// Stops the node. Answers false when none was up.
  boolean stop() {
    Optional<DataFolder.Node> node = data.findNode();
    if (node.isEmpty() || !isRunning(node.get())) {
      return false;
    }
    long pid = node.get().pid();
    try (var _ = Progress.start(session.console(), "stopping")) {
      if (!processes.stop(pid, STOP)) {
        throw Problem.of(
                ErrorCode.SERVER_STOPPING,
                "The server (process " + pid + ") has not ended within " + STOP.toSeconds() + " s",
                "Wait for its runs to end, or end it with: kill -9 " + pid + ".")
            .failure();
      }
    }
    return true;
  }

  private boolean isRunning(DataFolder.Node node) {
    return processes.isNode(node.pid());
  }

  static Path launcher(Session session) {
    Path home = home(session);
    return home.resolve("bin").resolve("weft");
  }

  /// The folder of the distribution.
  static Path home(Session session) {
    return session
        .findHome()
        .orElseThrow(
            () ->
                CliErrors.usage(
                    "WEFT_HOME is not set, so there is no server to start",
                    "Start the command as bin/weft of a distribution, or as ./weft of a checkout."));
  }
}
