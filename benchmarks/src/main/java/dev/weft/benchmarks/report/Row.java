package dev.weft.benchmarks.report;

import dev.weft.benchmarks.measure.Series;

/// One thing measured, and the bar it is held against.
public sealed interface Row {

  String what();

  Bar bar();

  /// Whether the bar holds.
  Verdict verdict();

  /// What became of a bar. Medians of the clock count; on a busy machine the processor's time says
  /// more.
  enum Verdict {
    HOLDS("yes"),
    BY_PROCESSOR("by CPU"),
    MISSED("NO"),
    NO_BAR("");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Verdict of(boolean clock, boolean processor) {
      return clock ? HOLDS : processor ? BY_PROCESSOR : MISSED;
    }
  }

  /// Ours beside something else, measured in the same rounds.
  record Comparison(String what, Series own, String other, Series against, Bar bar) implements Row {

    public double ratio() {
      return (double) own.median() / against.median();
    }

    public double fastest() {
      return (double) own.fastest() / against.fastest();
    }

    public double processor() {
      return (double) own.processor() / against.processor();
    }

    @Override
    public Verdict verdict() {
      return switch (bar) {
        case Bar.Times(double most, java.time.Duration more) ->
            Verdict.of(
                ratio() <= most || own.median() - against.median() <= more.toNanos(),
                processor() <= most || own.processor() - against.processor() <= more.toNanos());
        case Bar.Within within -> new Timing(what, own, within).verdict();
        case Bar.WithinProcessor within -> new Timing(what, own, within).verdict();
        case Bar.Below _, Bar.None _ -> Verdict.NO_BAR;
      };
    }
  }

  /// Ours alone.
  record Timing(String what, Series own, Bar bar) implements Row {
    @Override
    public Verdict verdict() {
      return switch (bar) {
        case Bar.Within(var most) ->
            Verdict.of(own.median() <= most.toNanos(), isWithin(own.processor(), most.toNanos()));
        case Bar.WithinProcessor(var most) ->
            Verdict.of(own.processor() <= most.toNanos(), own.processor() <= most.toNanos());
        case Bar.Times _, Bar.Below _, Bar.None _ -> Verdict.NO_BAR;
      };
    }

    private static boolean isWithin(long processor, long most) {
      return processor > 0 && processor <= most;
    }
  }

  /// How much memory or disk.
  record Size(String what, long bytes, Bar bar) implements Row {
    @Override
    public Verdict verdict() {
      return switch (bar) {
        case Bar.Below(long most) -> Verdict.of(bytes <= most, false);
        case Bar.Times _, Bar.Within _, Bar.WithinProcessor _, Bar.None _ -> Verdict.NO_BAR;
      };
    }
  }
}
