package dev.weft.cli.folder;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Files to begin with, kept as templates in `skeleton/<kind>/`; `{name}` and the like are filled
/// in.
enum Skeleton {
  MESH("mesh.yaml", "people.yaml", "policies/rules.yaml"),
  DOMAIN("domain.yaml"),
  /// The domain that stands for the mesh, with the products of what the platform records.
  RECORDS(
      "domain.yaml",
      "audit/README.md",
      "audit/product.yaml",
      "audit/build.yaml",
      "audit/contracts/decisions.yaml",
      "audit/contracts/decided_tables.yaml",
      "audit/contracts/decided_columns.yaml",
      "audit/internal/raw_decisions.yaml",
      "audit/internal/raw_decided_tables.yaml",
      "audit/internal/raw_decided_columns.yaml",
      "audit/sql/decisions.sql",
      "audit/sql/decided_tables.sql",
      "audit/sql/decided_columns.sql",
      "usage/README.md",
      "usage/product.yaml",
      "usage/build.yaml",
      "usage/contracts/column_reads.yaml",
      "usage/contracts/column_use.yaml",
      "usage/internal/raw_column_reads.yaml",
      "usage/sql/column_reads.sql",
      "usage/sql/column_use.sql"),
  CI_GITHUB(".github/workflows/weft.yaml"),
  CONNECTION("files.yaml", "sqlite.yaml", "duckdb.yaml", "postgresql.yaml"),
  /// What every product has.
  PRODUCT("README.md", "product.yaml"),
  SOURCE_GENERATED(
      "build.yaml", "contracts/{name}.yaml", "internal/raw_{name}.yaml", "sql/{name}.sql"),
  SOURCE_FILES("build.yaml", "contracts/{name}.yaml", "internal/raw_{name}.yaml", "sql/{name}.sql"),
  SOURCE_DATABASE("build.yaml"),
  DERIVED("build.yaml", "contracts/{name}.yaml", "sql/{name}.sql");

  @SuppressWarnings("ImmutableEnumChecker") // List.of cannot change
  private final List<String> templates;

  Skeleton(String... templates) {
    this.templates = List.of(templates);
  }

  /// Path to text, in the order of the templates.
  Map<String, String> files(Map<String, String> values) {
    Map<String, String> files = new LinkedHashMap<>();
    for (String template : templates) {
      files.put(filled(template, values), filled(read(template), values));
    }
    return files;
  }

  private String read(String path) {
    String folder = name().toLowerCase(java.util.Locale.ROOT);
    String resource = "skeleton/" + folder + "/" + path.replace("{name}", "name");
    try (InputStream stream = Skeleton.class.getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(stream, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String filled(String text, Map<String, String> values) {
    String filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
