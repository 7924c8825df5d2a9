package dev.weft.engine.duckdb.worker;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A filter of system calls for all threads of this process: no new sockets, no programs, no
/// signals to others, nothing that reaches around Landlock. What is refused answers EPERM.
@SuppressWarnings("restricted") // native access is what this class is for
final class Seccomp {

  /// Numbers of one processor family.
  ///
  /// @param architecture the word by which the kernel tells families apart (AUDIT_ARCH_…)
  /// @param fork clone
  /// @param signalThread tgkill
  /// @param denied calls that are refused whatever their arguments
  private record Numbers(
      int architecture, int seccomp, int fork, int signalThread, List<Integer> denied) {}

  // socket connect accept bind listen accept4, execve execveat, ptrace process_vm_readv writev,
  // kill tkill rt_sigqueueinfo rt_tgsigqueueinfo, mount umount2 pivot_root chroot unshare setns,
  // bpf perf_event_open userfaultfd, keyctl add_key request_key, init_module finit_module
  // delete_module kexec_load, name_to_handle_at open_by_handle_at
  private static final Numbers X86_64 =
      new Numbers(
          0xC000003E,
          317,
          56,
          234,
          List.of(
              41, 42, 43, 49, 50, 288, 59, 322, 101, 310, 311, 62, 200, 129, 297, 165, 166, 155,
              161, 272, 308, 321, 298, 323, 250, 248, 249, 175, 313, 176, 246, 303, 304));

  private static final Numbers ARM64 =
      new Numbers(
          0xC00000B7,
          277,
          220,
          131,
          List.of(
              198, 203, 202, 200, 201, 242, 221, 281, 117, 270, 271, 129, 130, 138, 240, 40, 39, 41,
              51, 97, 268, 280, 241, 282, 219, 217, 218, 105, 273, 106, 104, 264, 265));

  /// The same everywhere: pidfd_send_signal, io_uring (which would make sockets unseen), open_tree
  /// to fspick, pidfd_open, pidfd_getfd, process_madvise, mount_setattr.
  private static final List<Integer> DENIED_EVERYWHERE =
      IntStream.of(424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442)
          .boxed()
          .toList();

  /// Its arguments cannot be looked at; the C library falls back to clone.
  private static final int CLONE3 = 435;

  private static final int LOAD = 0x20;
  private static final int EQUAL = 0x15;
  private static final int AT_LEAST = 0x35;
  private static final int ANY_BIT = 0x45;
  private static final int ANSWER = 0x06;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;

  private static final int ALLOW = 0x7fff0000;
  private static final int KILL = 0x80000000;
  private static final int REFUSE = 0x00050000 | 1;
  private static final int UNKNOWN = 0x00050000 | 38;

  /// Calls of the x32 kind have this bit, and other numbers.
  private static final int X32 = 0x40000000;

  private static final int NEW_NAMESPACES = 0x7E020000;
  private static final int ALL_THREADS = 1;
  private static final int NOT_KNOWN_HERE = -38;

  private final List<long[]> program = new ArrayList<>();

  private Seccomp() {}

  /// 0 when it holds, else the negative number of the error.
  static int enter(Libc libc) {
    return numbers().map(numbers -> new Seccomp().enter(libc, numbers)).orElse(NOT_KNOWN_HERE);
  }

  private static Optional<Numbers> numbers() {
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> Optional.of(X86_64);
      case "aarch64" -> Optional.of(ARM64);
      default -> Optional.empty();
    };
  }

  private int enter(Libc libc, Numbers numbers) {
    write(numbers);
    ByteBuffer bytes =
        ByteBuffer.allocate(program.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (long[] step : program) {
      bytes.putShort((short) step[0]).put((byte) step[1]).put((byte) step[2]).putInt((int) step[3]);
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment steps = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes.array());
      MemorySegment header = arena.allocate(2L * Long.BYTES, Long.BYTES);
      header.set(ValueLayout.JAVA_SHORT, 0, (short) program.size());
      header.set(ValueLayout.ADDRESS, Long.BYTES, steps);
      return libc.system(numbers.seccomp(), 1, ALL_THREADS, header.address(), 0);
    }
  }

  private void write(Numbers numbers) {
    step(LOAD, 0, 0, ARCHITECTURE);
    step(EQUAL, 1, 0, numbers.architecture());
    step(ANSWER, 0, 0, KILL);
    step(LOAD, 0, 0, NUMBER);
    step(AT_LEAST, 0, 1, X32);
    step(ANSWER, 0, 0, REFUSE);
    numbers.denied().forEach(call -> refuse(call, REFUSE));
    DENIED_EVERYWHERE.forEach(call -> refuse(call, REFUSE));
    refuse(CLONE3, UNKNOWN);
    step(EQUAL, 0, 4, numbers.fork());
    step(LOAD, 0, 0, FIRST_ARGUMENT);
    step(ANY_BIT, 0, 1, NEW_NAMESPACES);
    step(ANSWER, 0, 0, REFUSE);
    step(ANSWER, 0, 0, ALLOW);
    step(EQUAL, 0, 4, numbers.signalThread());
    step(LOAD, 0, 0, FIRST_ARGUMENT);
    step(EQUAL, 1, 0, (int) ProcessHandle.current().pid());
    step(ANSWER, 0, 0, REFUSE);
    step(ANSWER, 0, 0, ALLOW);
    step(ANSWER, 0, 0, ALLOW);
  }

  private void refuse(int call, int answer) {
    step(EQUAL, 0, 1, call);
    step(ANSWER, 0, 0, answer);
  }

  /// One instruction: where to go on when it is true, and when it is not, in steps to leave out.
  private void step(int code, int whenTrue, int whenFalse, int value) {
    program.add(new long[] {code, whenTrue, whenFalse, value});
  }
}
