package dev.weft.benchmarks.report;

import dev.weft.benchmarks.measure.Sample;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Prints rows as a table while they come, and appends each as a line of JSON. Not thread-safe.
public final class Report {

  private static final String SHAPE = "  %-72s %9s %9s %9s  %-24s %-20s %s%n";

  private final PrintStream out;
  private final Path lines;
  private final JsonMapper json = new JsonMapper();
  private String benchmark = "";

  /// A report.
  ///
  /// @param lines gets one JSON object per row; made when missing
  public Report(PrintStream out, Path lines) {
    this.out = out;
    this.lines = lines;
  }

  /// Begins a benchmark's table.
  public void begin(String name, String about) {
    benchmark = name;
    out.printf(Locale.ROOT, "%n%s: %s (load %.1f)%n", name, about, Sample.load());
    out.printf(
        Locale.ROOT, SHAPE, "", "median", "fastest", "CPU", "median, fastest, CPU", "bar", "holds");
  }

  /// Says something about the rows before.
  public void note(String text) {
    out.println("  " + text);
  }

  public void add(Row row) throws IOException {
    String verdict = row.verdict().word();
    String bar = row.bar().text();
    switch (row) {
      case Row.Comparison c ->
          out.printf(
              Locale.ROOT,
              SHAPE,
              c.what() + " / " + c.other(),
              Amounts.time(c.own().median()),
              Amounts.time(c.own().fastest()),
              Amounts.processor(c.own().processor()),
              Amounts.ratio(c.ratio())
                  + " "
                  + Amounts.ratio(c.fastest())
                  + " "
                  + Amounts.ratio(c.processor()),
              bar,
              verdict);
      case Row.Timing t ->
          out.printf(
              Locale.ROOT,
              SHAPE,
              t.what(),
              Amounts.time(t.own().median()),
              Amounts.time(t.own().fastest()),
              Amounts.processor(t.own().processor()),
              "",
              bar,
              verdict);
      case Row.Size s ->
          out.printf(
              Locale.ROOT, SHAPE, s.what(), Amounts.bytes(s.bytes()), "", "", "", bar, verdict);
    }
    Files.writeString(
        lines, line(row) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private String line(Row row) {
    ObjectNode line = json.createObjectNode();
    line.put("at", Instant.now().toString());
    line.put("load", Sample.load());
    line.put("benchmark", benchmark);
    line.put("what", row.what());
    switch (row) {
      case Row.Comparison c -> {
        times(line, c.own());
        line.put("against", c.other());
        times(line.putObject("other"), c.against());
        line.put("ratio", c.ratio());
        line.put("ratioFastest", c.fastest());
        line.put("ratioProcessor", c.processor());
      }
      case Row.Timing t -> times(line, t.own());
      case Row.Size s -> line.put("bytes", s.bytes());
    }
    line.put("bar", row.bar().text());
    line.put("verdict", row.verdict().name().toLowerCase(Locale.ROOT));
    return json.writeValueAsString(line);
  }

  private static void times(ObjectNode line, dev.weft.benchmarks.measure.Series series) {
    line.put("rounds", series.samples().size());
    line.put("medianMicros", series.median() / 1e3);
    line.put("fastestMicros", series.fastest() / 1e3);
    line.put("processorMicros", series.processor() / 1e3);
  }
}
