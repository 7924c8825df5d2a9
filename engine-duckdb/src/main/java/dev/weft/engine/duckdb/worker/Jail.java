package dev.weft.engine.duckdb.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What a process gives up, by itself and for good, before it runs anything of anybody's. Each step
/// is tried and its answer kept; whether one may be missing is the server's to say.
///
/// The file system is shut for the calling thread and those that it starts later, so enter before
/// the engine's threads are born.
///
/// @param dataBytes private memory: the guard against single values that no budget counts
/// @param fileBytes the largest file that can be written
/// @param read files and folders whose content stays readable
/// @param write folders in which files may be made
record Jail(long dataBytes, long fileBytes, List<Path> read, List<Path> write) {

  private static final int DEATH_SIGNAL = 1;
  private static final int KILL = 9;
  private static final int DUMPABLE = 4;
  private static final int NO_NEW_PRIVILEGES = 38;

  private static final int LIMIT_FILE = 1;
  private static final int LIMIT_DATA = 2;
  private static final int LIMIT_CORE = 4;
  private static final int LIMIT_FILES = 7;
  private static final int LIMIT_ADDRESSES = 9;

  /// What is mapped later and is not private memory: the engine's library, jars.
  private static final long LIBRARIES = 256L << 20;

  private static final long MOST_FILES = 1024;
  private static final String FIRST_TO_GO = "1000";
  private static final int NO_ACCESS = -13;

  /// Says to end with the server, and what memory pressure takes first.
  static void bindToParent(Libc libc, SequencedMap<String, Integer> guards) {
    guards.put("oom-score", beFirstToGo());
    guards.put("parent-death", libc.prctl(DEATH_SIGNAL, KILL));
  }

  /// Goes in; there is no way out.
  SequencedMap<String, Integer> enter(Libc libc) {
    SequencedMap<String, Integer> guards = new LinkedHashMap<>();
    guards.put("no-new-privileges", libc.prctl(NO_NEW_PRIVILEGES, 1));
    guards.put("not-dumpable", libc.prctl(DUMPABLE, 0));
    guards.put("memory-limit", memoryLimits(libc));
    guards.put("file-limits", fileLimits(libc));
    guards.put("landlock", new Landlock(read, write).enter(libc));
    guards.put("seccomp", Seccomp.enter(libc));
    return guards;
  }

  /// The system does not count private memory that takes the place of a reservation, as the
  /// engine's allocator does with large values: the limit of addresses does.
  private int memoryLimits(Libc libc) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      long reserved =
          lines
              .filter(line -> line.startsWith("VmSize:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
              .sum();
      int addresses = libc.setLimit(LIMIT_ADDRESSES, reserved + LIBRARIES + dataBytes);
      return Math.min(addresses, libc.setLimit(LIMIT_DATA, dataBytes));
    } catch (IOException | UncheckedIOException e) {
      return NO_ACCESS;
    }
  }

  private int fileLimits(Libc libc) {
    int core = libc.setLimit(LIMIT_CORE, 0);
    int files = libc.setLimit(LIMIT_FILES, MOST_FILES);
    int size = libc.setLimit(LIMIT_FILE, fileBytes);
    return Math.min(core, Math.min(files, size));
  }

  private static int beFirstToGo() {
    try {
      Files.writeString(Path.of("/proc/self/oom_score_adj"), FIRST_TO_GO);
      return 0;
    } catch (IOException e) {
      return NO_ACCESS;
    }
  }
}
