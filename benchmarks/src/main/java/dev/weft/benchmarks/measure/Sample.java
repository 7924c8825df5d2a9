package dev.weft.benchmarks.measure;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/// What one piece of work took.
///
/// @param wall nanoseconds on the clock
/// @param processor nanoseconds of all threads of the process that did it, native ones too; 0 when
///   nobody counted
public record Sample(long wall, long processor) {

  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /// Measures work once.
  public static Sample of(Work work) throws Exception {
    long processor = SYSTEM.getProcessCpuTime();
    long start = System.nanoTime();
    work.run();
    long wall = System.nanoTime() - start;
    return new Sample(wall, SYSTEM.getProcessCpuTime() - processor);
  }

  /// Measures work of other processes once.
  public static Sample ofOthers(Work work) throws Exception {
    return new Sample(of(work).wall, 0);
  }

  /// Measures work so many times at once, and answers what one of them took.
  public static Sample average(int times, Work work) throws Exception {
    Sample all =
        of(
            () -> {
              for (int i = 0; i < times; i++) {
                work.run();
              }
            });
    return new Sample(all.wall / times, all.processor / times);
  }

  /// How many processes wanted to run in the last minute.
  public static double load() {
    return SYSTEM.getSystemLoadAverage();
  }
}
