package dev.weft.engine.duckdb.pool;

import dev.weft.engine.duckdb.worker.WorkerMain;
import dev.weft.engine.duckdb.worker.WorkerSettings;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The command line of a worker: a small runtime of its own, nothing of the server's environment.
///
/// @param cache option of the runtime about ahead-of-time loading; none for empty
record WorkerCommand(Lane lane, WorkerSettings settings, List<String> cache) {

  private static final List<String> RUNTIME =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xss512k",
          "-XX:MaxMetaspaceSize=96m",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:-CreateCoredumpOnCrash",
          "-XX:ErrorFile=/dev/null",
          "-XX:+DisableAttachMechanism",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--enable-native-access=ALL-UNNAMED");

  /// What the runtime needs is taken at the start: later the statement may have taken all there is.
  private static final List<String> SMALL =
      List.of(
          "-Xms48m", "-Xmx48m", "-XX:InitialCodeCacheSize=16m", "-XX:ReservedCodeCacheSize=48m");

  private static final List<String> DRIVER =
      List.of(
          "-Xms8m",
          "-Xmx128m",
          "--sun-misc-unsafe-memory-access=allow",
          "--add-opens=java.base/java.nio=ALL-UNNAMED");

  private static final List<String> TEXTS = List.of("-Xms8m", "-Xmx128m");

  WorkerCommand {
    cache = List.copyOf(cache);
  }

  /// The process, not started yet.
  ///
  /// @param log where it may print; a statement's result never goes there
  ProcessBuilder process(Path folder, Path log) {
    ProcessBuilder process = new ProcessBuilder(words());
    process.environment().clear();
    process.environment().putAll(Map.of("MALLOC_ARENA_MAX", "2", "TZ", "UTC", "LC_ALL", "C.UTF-8"));
    return process
        .directory(folder.toFile())
        .redirectInput(new File("/dev/null"))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile());
  }

  private List<String> words() {
    List<Path> classes = ClassPath.of(settings.engine());
    List<String> words = new ArrayList<>();
    // the server answers first, then short statements and texts, then long ones
    words.addAll(List.of("nice", "-n", lane == Lane.LONG ? "15" : "10"));
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(RUNTIME);
    words.addAll(
        switch (settings.engine()) {
          case NATIVE -> SMALL;
          case TEXT, SESSION -> TEXTS;
          case JDBC -> DRIVER;
        });
    words.addAll(cache);
    words.add("-Djava.io.tmpdir=" + settings.scratch());
    words.add("-cp");
    words.add(classes.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    words.add(WorkerMain.class.getName());
    words.addAll(settings.arguments());
    return words;
  }
}
