package dev.weft.formats.own;

import dev.weft.formats.yaml.Node;
import dev.weft.model.product.Build.Capture;
import dev.weft.model.product.Build.Drift;
import dev.weft.model.product.Build.FileFormat;
import dev.weft.model.product.Build.Origin;
import dev.weft.model.product.Build.Share;
import dev.weft.model.product.RecordSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Reads one entry of `captures:`.
final class CaptureReader {

  private static final Map<String, FileFormat> WORDS =
      Map.of(
          "csv", FileFormat.CSV,
          "jsonl", FileFormat.JSON_LINES,
          "ndjson", FileFormat.JSON_LINES,
          "json", FileFormat.JSON_LINES,
          "parquet", FileFormat.PARQUET);

  private static final long DAYS = 90;
  private static final long MOST_DAYS = 3_660;

  /// What sources of other kinds are described by; kept, and refused when run.
  private static final List<String> OTHER =
      List.of("table", "query", "schema", "watermark", "url", "path", "topic", "headers", "format");

  private CaptureReader() {}

  static Supplier<Capture> read(String name, Fields fields) {
    String contract = fields.findText("contract").orElse("internal/" + name + ".yaml");
    Paths.inside(fields, "contract", contract);
    Drift drift = DriftReader.read(fields);
    Share most = ShareText.read(fields, "maxQuarantine");
    Supplier<Origin> origin = origin(fields);
    return () -> new Capture(origin.get(), contract, drift, most);
  }

  private static Supplier<Origin> origin(Fields fields) {
    Optional<Fields> generate = fields.findGroup("generate", "a generator");
    Optional<String> records = fields.findWord("records", RecordSet.words());
    Optional<String> connection = fields.findText("connection");
    Optional<String> files = fields.findText("files");
    if (fields.has("records")) {
      if (generate.isPresent() || connection.isPresent() || files.isPresent()) {
        fields.wrong(
            fields.place(),
            "A capture of the platform's records has no other source",
            "Remove `generate`, `connection` and `files`");
      }
      return records(fields, records);
    }
    if (generate.isPresent()) {
      if (connection.isPresent() || files.isPresent()) {
        fields.wrong(
            fields.place(),
            "A capture either is generated or comes through a connection",
            "Remove `generate`, or `connection` and `files`");
      }
      return generated(generate.get());
    }
    if (connection.isEmpty()) {
      fields.missing("connection");
    }
    return files.isPresent()
        ? files(fields, connection.orElse(""), files.get())
        : other(fields, connection.orElse(""));
  }

  private static Supplier<Origin> generated(Fields fields) {
    long rows = fields.whole("rows", 0, 100_000_000);
    long seed = fields.findWhole("seed", Long.MIN_VALUE, Long.MAX_VALUE).orElse(0L);
    Map<String, String> columns = fields.scalars("columns");
    if (columns.isEmpty()) {
      fields.missing("columns");
    }
    fields.close();
    return () -> new Origin.Generated((int) rows, seed, columns);
  }

  private static Supplier<Origin> records(Fields fields, Optional<String> word) {
    int days = (int) (long) fields.findWhole("days", 1, MOST_DAYS).orElse(DAYS);
    return () -> new Origin.Records(word.flatMap(RecordSet::find).orElseThrow(), days);
  }

  private static Supplier<Origin> files(Fields fields, String connection, String glob) {
    Paths.inside(fields, "files", glob);
    Optional<String> format = fields.findWord("format", WORDS.keySet().stream().sorted().toList());
    FileFormat known = WORDS.get(format.orElseGet(() -> extension(glob)));
    if (known == null && !fields.has("format")) {
      fields.wrong(
          fields.at("files"),
          "`" + glob + "` does not say how its files are read",
          "Add `format:` csv, jsonl or parquet");
    }
    return () -> new Origin.Files(connection, glob, java.util.Objects.requireNonNull(known));
  }

  private static String extension(String glob) {
    String plain = glob.endsWith(".gz") ? glob.substring(0, glob.length() - 3) : glob;
    return plain.substring(plain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  private static Supplier<Origin> other(Fields fields, String connection) {
    Map<String, String> settings = new LinkedHashMap<>();
    for (String field : OTHER) {
      fields
          .find(field)
          .ifPresent(
              node -> {
                String text = node.textOrNull();
                if (text == null && !(node instanceof Node.Mapping)) {
                  fields.wrongType(field, node, "a single value", "");
                } else if (text != null) {
                  settings.put(field, text);
                }
              });
    }
    if (settings.isEmpty() && !connection.isEmpty()) {
      fields.missing("files");
    }
    String table = settings.getOrDefault("table", "");
    return settings.keySet().equals(Set.of("table"))
        ? () -> new Origin.Table(connection, table)
        : () -> new Origin.Other(connection, settings);
  }
}
