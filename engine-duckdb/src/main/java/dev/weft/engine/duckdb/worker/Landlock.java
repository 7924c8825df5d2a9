package dev.weft.engine.duckdb.worker;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Shuts the file system but for a few folders, for the calling thread and all that it starts. A
/// known file's existence and size can still be asked for.
///
/// @param read files and folders whose content may be read
/// @param write folders in which files may be made, changed and removed
@SuppressWarnings("restricted") // native access is what this class is for
record Landlock(List<Path> read, List<Path> write) {

  private static final long CREATE_RULESET = 444;
  private static final long ADD_RULE = 445;
  private static final long RESTRICT_SELF = 446;
  private static final long VERSION = 1;
  private static final long PATH_BENEATH = 1;

  private static final long WRITE_FILE = 1 << 1;
  private static final long READ_FILE = 1 << 2;
  private static final long READ_DIR = 1 << 3;
  private static final long REMOVE_DIR = 1 << 4;
  private static final long REMOVE_FILE = 1 << 5;
  private static final long MAKE_DIR = 1 << 7;
  private static final long MAKE_REG = 1 << 8;
  private static final long TRUNCATE = 1 << 14;

  private static final long READING = READ_FILE | READ_DIR;
  private static final long WRITING =
      READING | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | TRUNCATE;

  /// TCP's bind and connect, abstract sockets and signals to others.
  private static final long NETWORK = 3;

  private static final long SCOPES = 3;

  Landlock {
    read = List.copyOf(read);
    write = List.copyOf(write);
  }

  /// 0 when it holds, else the negative number of the error.
  int enter(Libc libc) {
    int version = libc.system(CREATE_RULESET, 0, 0, VERSION, 0);
    if (version < 0) {
      return version;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment attributes = arena.allocateFrom(JAVA_LONG, files(version), NETWORK, SCOPES);
      int rules = libc.system(CREATE_RULESET, attributes.address(), size(version), 0, 0);
      if (rules < 0) {
        return rules;
      }
      int answer = allow(libc, rules, read, READING);
      answer = answer < 0 ? answer : allow(libc, rules, write, WRITING & files(version));
      answer = answer < 0 ? answer : libc.system(RESTRICT_SELF, rules, 0, 0, 0);
      libc.close(rules);
      return answer;
    }
  }

  /// Every right over files that this version of the kernel can take away.
  private static long files(int version) {
    int rights = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return (1L << rights) - 1;
  }

  private static long size(int version) {
    return version >= 6 ? 24 : version >= 4 ? 16 : 8;
  }

  private static int allow(Libc libc, int rules, List<Path> paths, long rights) {
    for (Path path : paths) {
      if (Files.exists(path)) {
        int answer = allow(libc, rules, path, rights);
        if (answer < 0) {
          return answer;
        }
      }
    }
    return 0;
  }

  private static int allow(Libc libc, int rules, Path path, long rights) {
    int place = libc.openPath(path.toString());
    if (place < 0) {
      return place;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment rule = arena.allocate(Long.BYTES + Integer.BYTES);
      rule.set(JAVA_LONG_UNALIGNED, 0, Files.isDirectory(path) ? rights : rights & ~READ_DIR);
      rule.set(JAVA_INT_UNALIGNED, Long.BYTES, place);
      return libc.system(ADD_RULE, rules, PATH_BENEATH, rule.address(), 0);
    } finally {
      libc.close(place);
    }
  }
}
