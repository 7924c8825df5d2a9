package dev.weft.engine.duckdb.worker;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// The calls into the C library that a jail needs. Each answers 0 or more when it went well, else
/// the negative number of the error. Not thread-safe.
@SuppressWarnings("restricted") // native access is what this class is for
final class Libc {

  private static final int OPEN_PATH = 0x200000 | 0x80000;

  private final Linker linker = Linker.nativeLinker();
  private final MemorySegment state = Arena.global().allocate(Linker.Option.captureStateLayout());
  private final VarHandle errno =
      Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));

  /// `prctl(2)` with one argument.
  int prctl(int option, long argument) {
    MethodHandle call =
        handle(
            "prctl",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    return answer(() -> (int) call.invokeExact(state, option, argument, 0L, 0L, 0L));
  }

  /// `setrlimit(2)`, soft and hard limit alike.
  int setLimit(int resource, long value) {
    MethodHandle call = handle("setrlimit", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment limit = arena.allocateFrom(JAVA_LONG, value, value);
      return answer(() -> (int) call.invokeExact(state, resource, limit));
    }
  }

  /// A descriptor that names a path and opens nothing.
  int openPath(String path) {
    MethodHandle call =
        handle(
            "open",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
            Linker.Option.firstVariadicArg(2));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(path);
      return answer(() -> (int) call.invokeExact(state, text, OPEN_PATH, 0));
    }
  }

  int close(int descriptor) {
    MethodHandle call = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    return answer(() -> (int) call.invokeExact(state, descriptor));
  }

  /// `syscall(2)` with up to four arguments.
  int system(long number, long first, long second, long third, long fourth) {
    MethodHandle call =
        handle(
            "syscall",
            FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
            Linker.Option.firstVariadicArg(1));
    return answer(() -> (int) (long) call.invokeExact(state, number, first, second, third, fourth));
  }

  @FunctionalInterface
  private interface Call {
    int now() throws Throwable;
  }

  private int answer(Call call) {
    try {
      int answer = call.now();
      return answer >= 0 ? answer : -(int) errno.get(state, 0L);
    } catch (Throwable e) {
      throw new IllegalStateException("A call into the C library failed", e);
    }
  }

  private MethodHandle handle(String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker.Option[] all = new Linker.Option[options.length + 1];
    all[0] = Linker.Option.captureCallState("errno");
    System.arraycopy(options, 0, all, 1, options.length);
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), shape, all);
  }
}
