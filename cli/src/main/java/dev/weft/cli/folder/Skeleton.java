package dev.weft.cli.folder;

import dev.weft.cli.failure.CliErrors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/// Files to begin with, kept as templates in `skeleton/<kind>/`; `{name}` and the like are filled
/// in.
final class Skeleton {

  private static final Map<String, List<String>> FILES =
      Map.of(
          "mesh", List.of("mesh.yaml", "people.yaml"),
          "domain", List.of("domain.yaml"),
          "product",
              List.of(
                  "README.md",
                  "build.yaml",
                  "contracts/{name}.yaml",
                  "internal/raw_{name}.yaml",
                  "product.yaml",
                  "sql/{name}.sql"));

  private final String kind;
  private final Map<String, String> values;

  Skeleton(String kind, Map<String, String> values) {
    this.kind = kind;
    this.values = Map.copyOf(values);
  }

  /// Writes all files or, when one of them exists already, none. Answers their paths.
  List<String> write(Path folder) {
    List<String> templates = FILES.getOrDefault(kind, List.of());
    List<String> paths = templates.stream().map(this::filled).toList();
    for (String path : paths) {
      if (Files.exists(folder.resolve(path))) {
        throw CliErrors.usage(
            folder.resolve(path) + " exists already, and nothing is written over",
            "Choose another folder: weft init " + kind + " NAME DIR.");
      }
    }
    for (int i = 0; i < paths.size(); i++) {
      write(folder.resolve(paths.get(i)), filled(template(templates.get(i))));
    }
    return paths;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw CliErrors.unwritable(file, e);
    }
  }

  private String template(String path) {
    String resource = "skeleton/" + kind + "/" + path.replace("{name}", "name");
    try (InputStream stream = Skeleton.class.getResourceAsStream(resource)) {
      return new String(
          java.util.Objects.requireNonNull(stream, resource).readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private String filled(String text) {
    String filled = text;
    for (var value : values.entrySet()) {
      filled = filled.replace("{" + value.getKey() + "}", value.getValue());
    }
    return filled;
  }
}
