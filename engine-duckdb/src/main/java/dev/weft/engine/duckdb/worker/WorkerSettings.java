package dev.weft.engine.duckdb.worker;

import dev.weft.engine.duckdb.instance.EngineSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What a worker is told on its command line. No secret is among it.
///
/// @param engine how it reaches the engine
/// @param life whether it is there to serve or to be learnt from
/// @param parent number of the server's process
/// @param socket where the server listens
/// @param library the engine's native library
/// @param folder where the files lie that statements may read
/// @param scratch where the engine may write
/// @param also more that statements may read: the lake, when its files cannot be linked; empty for
///   nothing
/// @param classes class path and home of the runtime, which must stay readable
/// @param memoryBytes budget of the engine
/// @param tempBytes most that may lie in `scratch`
public record WorkerSettings(
    Engine engine,
    Life life,
    long parent,
    Path socket,
    Path library,
    Path folder,
    Path scratch,
    List<Path> also,
    List<Path> classes,
    long memoryBytes,
    int threads,
    long tempBytes) {

  /// How a worker reaches the engine.
  public enum Engine {
    /// By the engine's C interface; the server only forwards bytes.
    NATIVE,
    /// By the engine's driver for Java: slower to start, independent of the C interface's shape.
    JDBC,
    /// By the driver too, to understand texts and run none.
    TEXT,
    /// By the driver too, for sessions of the server's own work.
    SESSION
  }

  /// What a worker is for.
  public enum Life {
    /// Runs in its jail until its end.
    SERVING,
    /// Runs without a jail, so that the runtime can write down what it has loaded.
    TRAINING
  }

  /// Libraries that are loaded late, randomness, and the control groups that the engine looks at.
  private static final List<Path> SYSTEM =
      Stream.of(
              "/lib",
              "/lib64",
              "/usr/lib",
              "/usr/lib64",
              "/dev/urandom",
              "/dev/random",
              "/proc/self/cgroup",
              "/sys/fs/cgroup")
          .map(Path::of)
          .toList();

  private static final long STACK = 8L << 20;

  public WorkerSettings {
    also = List.copyOf(also);
    classes = List.copyOf(classes);
  }

  /// Honest work reaches twice its budget, the runtime needs some of its own, and each thread of
  /// the engine a stack.
  long dataBytes() {
    long runtime = engine == Engine.NATIVE ? 250L << 20 : 350L << 20;
    return 2 * memoryBytes + runtime + threads * STACK;
  }

  /// The instance's budget.
  EngineSettings engineSettings() {
    return new EngineSettings(memoryBytes, threads, scratch.resolve("spill"), tempBytes);
  }

  /// Folders that the engine may open files in.
  List<Path> open() {
    return Stream.concat(Stream.of(folder, scratch), also.stream()).toList();
  }

  /// Files and folders whose content stays readable in the jail.
  List<Path> readable() {
    return Stream.of(List.of(folder, library), also, classes, SYSTEM)
        .flatMap(List::stream)
        .toList();
  }

  /// As words of a command line.
  public List<String> arguments() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("engine", engine);
    named.put("life", life);
    named.put("parent", parent);
    named.put("socket", socket);
    named.put("library", library);
    named.put("folder", folder);
    named.put("scratch", scratch);
    named.put("memory", memoryBytes);
    named.put("threads", threads);
    named.put("temp", tempBytes);
    List<String> words = new ArrayList<>();
    named.forEach((name, value) -> words.add(name + "=" + value));
    also.forEach(path -> words.add("also=" + path));
    classes.forEach(path -> words.add("classes=" + path));
    return words;
  }

  /// Reads what `arguments` wrote.
  static WorkerSettings of(List<String> words) {
    Map<String, String> named = new LinkedHashMap<>();
    List<Path> also = new ArrayList<>();
    List<Path> classes = new ArrayList<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      String name = word.substring(0, equals);
      String value = word.substring(equals + 1);
      switch (name) {
        case "also" -> also.add(Path.of(value));
        case "classes" -> classes.add(Path.of(value));
        default -> named.put(name, value);
      }
    }
    return new WorkerSettings(
        Engine.valueOf(get(named, "engine")),
        Life.valueOf(get(named, "life")),
        Long.parseLong(get(named, "parent")),
        Path.of(get(named, "socket")),
        Path.of(get(named, "library")),
        Path.of(get(named, "folder")),
        Path.of(get(named, "scratch")),
        also,
        classes,
        Long.parseLong(get(named, "memory")),
        Integer.parseInt(get(named, "threads")),
        Long.parseLong(get(named, "temp")));
  }

  private static String get(Map<String, String> named, String name) {
    String value = named.get(name);
    if (value == null) {
      throw new IllegalArgumentException("A worker needs " + name);
    }
    return value;
  }
}
